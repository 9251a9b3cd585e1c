import { changedFields } from './changed-fields.js';

describe('changedFields', () => {
  it('gives the fields that differ, on both sides', () => {
    const changed = changedFields({ label: 'a', bot_id: 'b' }, { label: 'c', bot_id: 'b' });

    expect(changed).toEqual({ before: { label: 'a' }, after: { label: 'c' } });
  });

  it('gives null where nothing differs', () => {
    expect(changedFields({ hosts: ['a', 'b'] }, { hosts: ['a', 'b'] })).toBeNull();
  });

  it('says null for what one side does not have', () => {
    expect(changedFields({}, { label: 'a' })).toEqual({ before: { label: null }, after: { label: 'a' } });
  });
});
