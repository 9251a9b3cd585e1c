export const settings = {
  title: 'Settings',
  fleet: {
    title: 'CXB Core hosts',
    intro: 'The media workers that carry the calls. The first one makes the WebSocket URL of every number.',
    empty: {
      title: 'No host yet',
      body: 'Add the base URL of a Core host, for example https://core-1.example.com.',
    },
    first: 'Makes the WebSocket URLs',
    host: (position: number) => `Host ${position}`,
    add: 'Add host',
    up: (host: string) => `Move ${host} up`,
    down: (host: string) => `Move ${host} down`,
    remove: (host: string) => `Remove ${host}`,
    unnamed: (position: number) => `host ${position}`,
    save: 'Save hosts',
    saved: 'Hosts saved.',
    unsaved: 'Not saved yet.',
    updated: 'Last change',
    moved: (host: string, position: number) => `${host} is now at position ${position}.`,
    changes: {
      title: (count: number) =>
        count === 1 ? 'One number gets a new WebSocket URL' : `${count} numbers get a new WebSocket URL`,
      body: 'After saving, paste the new address into the Voicebot applet of each flow. Until then these flows call the old address.',
      bot: (bot: string, numbers: number) => `${bot}, ${numbers === 1 ? 'one number' : `${numbers} numbers`}`,
      more: (count: number) => (count === 1 ? 'One more bot' : `${count} more bots`),
      columns: { bot: 'Bot', before: 'Now', after: 'After saving' },
      done: {
        title: 'Still to do at Exotel',
        body: (numbers: number) =>
          numbers === 1
            ? 'One number has a new WebSocket URL. Paste it into the Voicebot applet of its flow: until then the flow calls the old address.'
            : `${numbers} numbers have a new WebSocket URL. Paste it into the Voicebot applet of each flow: until then these flows call the old address.`,
        columns: { bot: 'Bot', before: 'Until now', after: 'Now' },
        action: 'To the numbers',
      },
      none: 'No number’s WebSocket URL changes.',
      unknown: 'Which numbers get another WebSocket URL is not known: the list of numbers could not be read.',
    },
  },
};

export const fleet = {
  title: 'Fleet',
  intro: 'How busy the CXB Core hosts are. Refreshed every 5 seconds.',
  slow: 'A host is slow to answer. After 20 seconds it counts as unreachable.',
  empty: { title: 'No Core hosts', body: 'Add the hosts in Settings to see how they are.' },
  emptyAdmin: 'A Super admin can add the hosts in Settings.',
  toSettings: 'Open settings',
  capacity: 'Capacity',
  active: 'Calls now',
  available: 'Free',
  use: (percent: number) => `${percent} % in use`,
  unknownUse: 'No capacity known',
  nearlyFull: 'Nearly full: more than 80 % of the capacity is in use.',
  hosts: 'Hosts',
  columns: {
    host: 'Host',
    status: 'Status',
    calls: 'Calls',
    free: 'Free',
    capacity: 'Capacity',
    workers: 'Workers',
  },
  healthy: 'Healthy',
  unreachable: 'Unreachable',
};
