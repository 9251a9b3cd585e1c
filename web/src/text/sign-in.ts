export const signIn = {
  title: 'Sign in',
  intro:
    'Paste an access token of the platform. It stays in this browser tab and is forgotten when you close it.',
  again: {
    title: 'Sign in again',
    intro: 'Your token is not accepted any more, most likely because it expired. What you typed is kept.',
  },
  token: 'Access token',
  submit: 'Sign in',
  checking: 'Checking…',
  working: 'Signing in with the link…',
  help: {
    title: 'Where do I get a token?',
    local:
      'On your own machine: open the link that the service printed when it started, or make a token with this command.',
    platform: 'On the platform: use the token that the CXB console got when you signed in there.',
    command: 'npm run token -- --role super_admin',
  },
  faults: {
    empty: 'Paste a token first.',
    notToken: 'This is not a token: it must have three parts separated by dots.',
    unreadable:
      'This is not a token of the platform: what stands between its dots cannot be read. Copy it again, as a whole.',
    expired: 'This token has expired. Get a new one.',
    refused: 'The service does not accept this token. Check that it is whole and made for this service.',
  },
};
