// The council in which journeys happen: Njombe's example files, invented people in their roles, and the way to an agreement that
// both sides have signed, for journeys that begin after it. No journey is here.

import assert from 'node:assert/strict';

export const CODE = 'NJOMBE-TC';
export const PASSWORD = 'embe kiti mvua';
export const PEOPLE = { head: '90010001', hr: '90010004', planner: '90010012', supervisor: '90010015', employee: '90010016' };

/** Command lines that make the institution with its staff and the roles that are granted. */
export const STAFF = [
  ['institutions', 'add', '--code', CODE, '--name', 'Halmashauri ya Mji Njombe', '--region', '59'],
  ['import', 'staff', '--institution', CODE, 'examples/njombe-tc-staff.xlsx'],
  ['role', 'grant', '--institution', CODE, '--check-number', PEOPLE.hr, 'hr'],
  ['role', 'grant', '--institution', CODE, '--check-number', PEOPLE.planner, 'planner'],
];
export const PLAN = ['import', 'plan', '--institution', CODE, '--year', '2026/27', 'examples/njombe-tc-plan-2018-19.csv'];

/** Somebody of the council, by role or check number, with an account just activated. */
export async function member(tija, role, options = {}) {
  const number = PEOPLE[role] ?? role;
  const code = tija.command('activate', '--institution', CODE, '--check-number', number).trim();
  const person = await tija.person(role, options);
  await person.activate(number, code, PASSWORD);
  return person;
}

/** The employee takes the plan of their cadre, the supervisor approves it, both sign. */
export async function agree(employee, supervisor) {
  const press = (person, selector) => person.follow(() => person.page.locator(selector).first().click());
  const next = '.tija-panel--next :is(button, a.govuk-button)';
  await employee.goto('/my-plan');
  await press(employee, next);
  await press(employee, 'main form[method=post] button');
  await press(employee, next);
  await supervisor.goto('/');
  await press(supervisor, '.tija-work a[href*="/agreements/"]');
  await press(supervisor, next);
  for (const signer of [employee, supervisor]) {
    await signer.goto('/');
    await press(signer, '.tija-work a[href*="/agreements/"]');
    if (!/\/sign$/.test(signer.path())) await press(signer, 'a[href$="/sign"]');
    await signer.send({ password: PASSWORD });
    assert.equal(await signer.errors(), '');
  }
}
