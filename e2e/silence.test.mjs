// A supervisor who never answers: a day is lost to an outage and the due date moves; the day passes, the plan goes one level
// up, the second level answers, and the silent supervisor, the second level and the employee all see it. Both widths.

import assert from 'node:assert/strict';
import { PHONE, journey, start } from './harness.mjs';

const CODE = 'NJOMBE-TC';
const PASSWORD = 'embe kiti mvua';
const PEOPLE = { second: '90010001', supervisor: '90010015', employee: '90010016' };

const fill = [
  ['institutions', 'add', '--code', CODE, '--name', 'Halmashauri ya Mji Njombe', '--region', '59'],
  ['import', 'staff', '--institution', CODE, 'examples/njombe-tc-staff.xlsx'],
];

const next = (person) => person.page.locator('.tija-panel--next');
const press = (person) => person.follow(() => next(person).locator('button, a.govuk-button').first().click());
const has = async (person, text) => assert.match(await person.page.locator('main').innerText(), text, `${person.name} on ${person.path()}`);

journey('what a supervisor leaves unanswered goes one level up, and everybody sees it', async (t) => {
  const tija = await start(t, { clock: '2026-07-06T08:00:00+03:00', fill });
  const people = {};
  for (const [role, number] of Object.entries(PEOPLE)) {
    const code = tija.command('activate', '--institution', CODE, '--check-number', number).trim();
    people[role] = await tija.person(role, role === 'employee' ? { width: PHONE, javaScript: false } : {});
    await people[role].activate(number, code, PASSWORD);
  }
  const { second, supervisor, employee } = people;
  const turnTo = async (moment) => {
    await tija.turnClockTo(moment);
    for (const person of Object.values(people)) await person.signIn(PEOPLE[person.name], PASSWORD);
  };

  await employee.goto('/my-plan');
  await press(employee);
  await employee.follow(() => employee.page.locator('main form[method=post] button').first().click());
  await press(employee);
  await supervisor.goto('/');
  await has(supervisor, /Mwisho 13 Julai 2026/);

  // The network was down on the last day: it is nobody's last day any more.
  await turnTo('2026-07-13T20:00:00+03:00');
  const told = tija.command('outage', 'add', '--from', '2026-07-13T08:00:00+03:00', '--to', '2026-07-13T18:00:00+03:00', '--reason', 'Mtandao ulikatika');
  assert.match(told, /lost days: 1, due dates moved: [1-9]/);
  assert.match(tija.command('outage', 'list'), /Mtandao ulikatika/);
  await supervisor.goto('/');
  await has(supervisor, /Mwisho 14 Julai 2026/);
  assert.equal(await supervisor.page.locator('h2', { hasText: 'Yaliyopandishwa' }).count(), 0);

  // The day passes in silence.
  await turnTo('2026-07-15T08:00:00+03:00');
  await supervisor.goto('/');
  await has(supervisor, /Yaliyopandishwa ngazi ya juu/);
  await has(supervisor, /Sasa liko kwa/);
  await supervisor.check('silence-supervisor');
  await second.goto('/');
  await has(second, /Limepandishwa kwako/);
  await second.check('silence-second');
  await employee.goto('/my-plan');
  await has(employee, /hakujibu ndani ya siku zilizowekwa. Sasa suala liko kwa/);
  await has(employee, /Suala lilipandishwa ngazi ya juu/);
  await employee.check('silence-employee');

  // Running the round again by hand moves nothing twice.
  assert.match(tija.command('due', 'run'), /passed: 0, failed: 0/);

  await second.follow(() => second.page.locator('.tija-work a[href*="/agreements/"]').first().click());
  await second.check('silence-plan-second');
  await press(second);
  assert.equal(await second.errors(), '');
  for (const signer of [employee, second]) {
    await signer.goto(`${second.path().split('?')[0].replace(/\/sign$/, '')}/sign`);
    await signer.send({ password: PASSWORD });
    assert.equal(await signer.errors(), '');
  }
  await employee.goto('/my-plan');
  assert.equal(await employee.page.locator('[data-silence]').count(), 0);
  await has(employee, /Jaza taarifa ya kila wiki/);
  await employee.check('silence-signed', { widths: [PHONE] });
  await supervisor.goto('/');
  assert.equal(await supervisor.page.locator('h2', { hasText: 'Yaliyopandishwa' }).count(), 0);
});
