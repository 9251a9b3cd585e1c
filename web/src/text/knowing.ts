export const knowing = {
  verify: {
    action: 'Verify',
    verifying: 'Asking Exotel…',
    title: {
      valid: 'Exotel accepts these credentials',
      invalid_credentials: 'Exotel does not accept these credentials',
      unknown_account: 'Exotel does not know this account',
      other_region: 'The account lives in the other region',
      not_allowed: 'Exotel refuses this account',
      unreachable: 'Nothing is known about these credentials',
    },
    ofTyped: 'This is about what is typed above; it is not stored yet.',
    useRegion: (url: string) => `Use ${url}`,
    checked: 'Asked',
  },
  check: {
    action: 'Check',
    actionOf: (number: string) => `Check ${number}`,
    title: (number: string) => `Check ${number}`,
    intro: 'Asks each link of the chain, from the credentials to the bot. Nobody is rung.',
    start: 'Check now',
    again: 'Check again',
    running: 'Checking…',
    deeper: 'Also wake the bot (it starts as for a call)',
    lastAt: 'Last checked',
    never: 'Not checked yet.',
    ok: 'Nothing is broken. Only a call shows what the Voicebot applet in Exotel holds.',
    broken: 'Something is broken: see what to do below.',
    stopped: 'The check broke off before it was done.',
    next: 'What to do',
    took: (ms: string) => `${ms} ms`,
    works: 'No fault found',
    fails: 'Broken',
    outdated: 'Check outdated',
    all: {
      action: (count: number, all: number) => {
        if (all === 1) return 'Check one number';
        return count < all ? `Check the first ${count} numbers` : `Check all ${all} numbers`;
      },
      stop: 'Stop',
      progress: (done: number, all: number) => `${done} of ${all} done`,
      result: ({ all, checked, broken }: Readonly<Record<'all' | 'checked' | 'broken', number>>) => {
        if (checked === 0) return 'No number was checked.';
        const found =
          broken === 0 ? 'none is broken' : broken === 1 ? 'one is broken' : `${broken} are broken`;
        return `${checked === all ? `All ${all}` : `${checked} of ${all}`} numbers checked: ${found}.`;
      },
      missed: (numbers: string) => `Not checked: ${numbers}.`,
    },
    names: {
      credentials: 'Credentials',
      number_owned: 'The number belongs to the account',
      flow_url: 'Flow URL',
      number_flow: 'The number leads to this flow',
      bot: 'Bot',
      websocket_tls: 'The bot’s host can be reached',
      websocket_handshake: 'The bot’s address answers',
      fleet_capacity: 'Free capacity',
    },
    links: {
      credentials: 'credentials',
      number_owned: 'ownership',
      flow_url: 'flow URL',
      number_flow: 'flow of the number',
      bot: 'bot',
      websocket_tls: 'bot’s host',
      websocket_handshake: 'bot’s address',
      fleet_capacity: 'free capacity',
    },
    found: {
      failed: (links: string) => links,
      warned: (links: string) => `mind: ${links}`,
      unknown: (links: string) => `not known: ${links}`,
    },
    statuses: {
      pass: 'Good',
      warn: 'Mind this',
      fail: 'Broken',
      unknown: 'Not known',
      skipped: 'Skipped',
      waiting: 'Waiting',
    },
  },
  import: {
    action: 'Import from Exotel',
    title: 'Import numbers',
    intro: 'The ExoPhones of your account, as Exotel lists them now.',
    choose: 'Numbers to import',
    all: 'All that are new',
    there: 'already here',
    noVoice: 'no voice',
    empty: 'The account has no numbers.',
    allThere: 'All numbers of the account are here already.',
    searchHint: 'Number or name',
    submit: (count: number) => {
      if (count === 0) return 'Import numbers';
      return count === 1 ? 'Import one number' : `Import ${count} numbers`;
    },
    nothing: 'Choose at least one number.',
    importing: 'Importing…',
    result: 'What became of each number',
    imported: (count: number, others: number) => {
      const rest = others === 0 ? '' : ` ${others} not: see the list.`;
      if (count === 0) return 'No number was imported; the list says why.';
      if (count === 1) return `One number imported.${rest}`;
      return `${count} numbers imported.${rest}`;
    },
    attach: {
      label: 'Bot for all of them',
      submit: (count: number) => (count === 1 ? 'Attach it to one number' : `Attach it to ${count} numbers`),
      stop: 'Stop',
      progress: (done: number, all: number) => `${done} of ${all} done`,
      failed: (numbers: string) => `Not attached to ${numbers}.`,
    },
    outcomes: {
      added: 'Added',
      exists: 'Was here already',
      not_in_account: 'Not in the account',
      invalid: 'Not a number',
      limit_reached: 'No room for more numbers',
    },
  },
};
