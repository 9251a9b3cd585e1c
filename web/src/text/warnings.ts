export const warnings = {
  other: 'The service asks for attention',
  unreadable: {
    title: 'The stored credentials cannot be opened',
    body: 'They are encrypted under a key that the service does not have, so Exotel cannot be asked and no test call can be made.',
    remedy:
      'Enter the API key and the API token again; or add the key that they were stored under to ENCRYPTION_KEYS, and start the service again.',
    action: 'Enter them again',
    admin: 'A Super admin can put this right by entering the API key and the API token again.',
  },
};
