export const setup = {
  title: (number: string) => `Set up ${number} in Exotel`,
  intro: 'Do this once in the Exotel dashboard, from top to bottom. Everything to paste is here.',
  stepDone: 'done',
  bot: {
    title: 'Attach a bot to the number',
    body: 'Without a bot there is no address that Exotel could connect the call to.',
    action: 'Attach a bot',
    done: (bot: string) => `The bot “${bot}” answers this number.`,
  },
  fleet: {
    title: 'Say where CXB Core runs',
    body: 'No Core host is set, so the WebSocket URL points to localhost.',
    action: 'Set the Core hosts',
  },
  flow: {
    title: 'Create a flow',
    body: 'Open App Bazaar in the Exotel dashboard and create a custom app. A good name is:',
    dashboard: 'Open the Exotel dashboard',
  },
  voicebot: {
    title: 'Put a Voicebot applet after Call Start',
    body: 'Paste this as its URL:',
    note: 'No Voicebot applet in the list? Exotel support enables it for your account, after KYC.',
  },
  hangup: {
    title: 'Put a Hangup applet after the Voicebot, and save',
    body: 'The flow is then: Call Start → Voicebot → Hangup. When the bot ends the conversation, the call ends.',
  },
  assign: {
    title: 'Assign the flow to the number',
    body: 'Under ExoPhones, let this number use the new flow, so that people who call it reach the bot:',
  },
  url: {
    title: 'Tell this page the flow’s URL',
    body: 'App Bazaar shows the app’s number in its list. Enter that number or the whole URL.',
    label: 'App number or flow URL',
    becomes: (url: string) => `Will be saved as ${url}`,
    save: 'Save flow URL',
    done: 'Stored:',
    change: 'Change',
  },
  call: {
    title: 'Make a test call',
    body: 'Your phone rings, and when you answer, the bot talks to you.',
    action: 'Test call',
    needsFlow: 'Save the flow URL first.',
    needsCredentials: 'Store the credentials first.',
  },
};
