import { hasRank, roleOf, ROLES } from './caller.model.js';

describe('hasRank', () => {
  it('lets each role do what the ones before it may, and no more', () => {
    const table = ROLES.map((role) => ROLES.map((needed) => hasRank(role, needed)));

    expect(table).toEqual([
      [true, false, false, false],
      [true, true, false, false],
      [true, true, true, false],
      [true, true, true, true],
    ]);
  });

  it('lets nobody without a role do anything', () => {
    expect(ROLES.some((needed) => hasRank(undefined, needed))).toBe(false);
  });
});

describe('roleOf', () => {
  it.each([
    [{ role: 'admin' }, 'admin'],
    [{ roles: ['agent', 'admin'] }, 'admin'],
    [{ role: 'agent', roles: ['super_admin'] }, 'agent'],
    [{ role: 'root', roles: ['super_admin'] }, undefined],
    [{ role: null, roles: ['admin'] }, 'admin'],
    [{ role: ['admin'] }, undefined],
    [{ roles: 'admin' }, undefined],
    [{}, undefined],
  ])('reads %j as %s', (claims, role) => {
    expect(roleOf(claims)).toBe(role);
  });
});
