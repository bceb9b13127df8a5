// Special cases as people meet them. In a council made for the test: leave that is asked for on a phone without scripts, agreed, and
// then owes no report; a supervisor who changes, closes their period with a provisional mark, and asks why somebody is not seen any
// more. In the invented council: the year's mark weighed by days, and a joiner who is not assessed.

import assert from 'node:assert/strict';
import { PASSWORD, PEOPLE, STAFF, agree, member } from './council.mjs';
import { DEMO_DAY, PHONE, journey, start } from './harness.mjs';

const NEW_BOSS = '90010012';

const has = async (person, text) => assert.match(await person.page.locator('main').innerText(), text, `${person.name} on ${person.path()}`);

const next = (person) => person.page.locator('.tija-panel--next');

journey('leave pauses reports, and a change of supervisor leaves a closing note', async (t) => {
  const tija = await start(t, { fill: STAFF });
  const employee = await member(tija, 'employee', { width: PHONE, javaScript: false });
  const supervisor = await member(tija, 'supervisor');
  const hr = await member(tija, 'hr');
  await agree(employee, supervisor);

  // Asked for with a slip, then rightly; the supervisor finds it among what waits.
  await employee.goto('/my-absence');
  await employee.check('absence-own', { widths: [PHONE] });
  await employee.send({ kind: 'leave', from: '31/07/2026', to: '13/07/2026', note: 'Likizo ya mwaka' });
  assert.match(await employee.errors(), /kabla ya siku ya kwanza/);
  await employee.send({ kind: 'leave', from: '13/07/2026', to: '31/07/2026', note: 'Likizo ya mwaka' });
  assert.equal(await employee.errors(), '');
  await has(employee, /Inasubiri jibu/);
  await supervisor.goto('/');
  await supervisor.follow(() => supervisor.page.locator('.tija-work a[href^="/absences/"]').first().click());
  await supervisor.check('absence-answer');
  await supervisor.follow(() => supervisor.page.locator('form[action$="/agree"] button').click());
  await has(supervisor, /Imekubaliwa/);

  // HR records by letter; a suspension is nobody else's to see.
  await hr.goto('/people/absence');
  await hr.check('absence-list');
  await hr.send({ employee: PEOPLE.employee, kind: 'sick', from: '20/07/2026', to: '22/07/2026', letter: 'HW/UTU/1' });
  assert.match(await hr.errors(), /Siku haziwezi kuingiliana/);
  await hr.send({ employee: PEOPLE.employee, kind: 'suspension', from: '02/11/2026', to: '20/11/2026', letter: 'HW/UTU/2' });
  assert.equal(await hr.errors(), '');
  await hr.follow(() => hr.page.locator('tr', { hasText: 'Kusimamishwa kazi' }).locator('a').first().click());
  await hr.check('absence-closed');
  const closed = hr.path();
  assert.equal((await supervisor.goto(closed)).status(), 404);

  // Two weeks later nothing is owed for the weeks of the leave, and the light has paused.
  await tija.turnClockTo('2026-07-28T09:00:00+03:00');
  for (const person of [employee, supervisor, hr]) await person.signIn(PEOPLE[person.name], PASSWORD);
  await employee.goto('/');
  assert.equal(await employee.page.locator('.tija-work a[href^="/my-week?week=2026-07-13"], .tija-work a[href^="/my-week?week=2026-07-20"]').count(), 0);
  await employee.goto('/my-week?week=2026-07-20');
  await has(employee, /si lazima kutuma taarifa/);
  await employee.check('absence-week', { widths: [PHONE] });
  await supervisor.goto('/team');
  await has(supervisor, /Hayupo kazini hadi 31 Julai 2026/);
  await supervisor.check('absence-team');

  // The supervisor changes; the former one owes a note and closes the period.
  const number = PEOPLE.employee;
  await hr.goto(`/people?q=${number}`);
  await hr.follow(() => hr.page.locator('tbody th a').first().click());
  await hr.follow(() => hr.page.locator('a[href$="/supervisor"]').first().click());
  await hr.send({ supervisor: NEW_BOSS, from: '01/09/2026', reason: 'Mabadiliko ya muundo' });
  assert.equal(await hr.errors(), '');
  await tija.turnClockTo('2026-09-02T09:00:00+03:00');
  for (const person of [employee, supervisor]) await person.signIn(PEOPLE[person.name], PASSWORD);
  await supervisor.goto('/');
  await supervisor.until('.tija-work a[href^="/periods/"]');
  await supervisor.follow(() => supervisor.page.locator('.tija-work a[href^="/periods/"]').first().click());
  await supervisor.check('period-owed');
  await supervisor.follow(() => next(supervisor).locator('a').click());
  await supervisor.check('period-close');
  await supervisor.follow(() => supervisor.page.locator('main form[data-autosave] button').last().click());
  assert.match(await supervisor.errors(), /Andika maelezo ya kufunga/);
  for (const choice of await supervisor.page.locator('select[name^="step."]').all()) await choice.selectOption('80');
  for (const choice of await supervisor.page.locator('select[name^="factor."]').all()) await choice.selectOption('4');
  await supervisor.page.locator('textarea[name="note"]').fill('Ameanza vizuri; vifaa bado havijafika.');
  await supervisor.follow(() => supervisor.page.locator('main form[data-autosave] button').last().click());
  assert.equal(await supervisor.errors(), '');
  await has(supervisor, /Kimefungwa/);
  await employee.goto('/my-periods');
  await employee.check('period-own', { widths: [PHONE] });
  await employee.follow(() => employee.page.locator('tbody th a').first().click());
  await has(employee, /Ameanza vizuri; vifaa bado havijafika\./);
  await employee.check('period-closed', { widths: [PHONE] });

  // Why is the employee not in the team any more? And nothing is said about a number one has nothing to do with.
  await supervisor.goto('/why?about=team');
  await supervisor.check('why');
  await supervisor.send({ about: 'team', check_number: number });
  await has(supervisor, /Humsimamii .* tangu 01\/09\/2026/);
  await supervisor.check('why-answer');
  await employee.goto('/why');
  await employee.send({ about: 'team', check_number: PEOPLE.hr });
  await has(employee, /Hakuna unayemsimamia mwenye cheki namba hii/);
  await employee.send({ about: 'team', check_number: '99999999' });
  await has(employee, /Hakuna unayemsimamia mwenye cheki namba hii/);
});

journey('a year judged by two supervisors is weighed by days, and a joiner is not assessed', async (t) => {
  const DEMO = 'jua-mvua-mavuno';
  const tija = await start(t, { clock: DEMO_DAY, demo: true });
  const moved = await tija.person('moved', { width: PHONE, javaScript: false });
  await moved.signIn('90000039', DEMO);
  await moved.goto('/my-mark');
  await moved.follow(() => moved.page.locator('main a[href^="/marks/"]').first().click());
  await has(moved, /Vipindi vya mwaka/);
  await has(moved, /\(184 × [\d.]+ \+ 181 × [\d.…]+\) ÷ 365/);
  await moved.check('cases-mark');
  await moved.goto('/my-periods');
  await has(moved, /1 Julai 2025 - 31 Desemba 2025/);

  const joiner = await tija.person('joiner');
  await joiner.signIn('90000064', DEMO);
  await joiner.goto('/my-appraisal?year=2025-26');
  await has(joiner, /Hajatathminiwa: siku za ajira/);
  await joiner.check('cases-joiner');
  await joiner.goto('/why');
  await joiner.send({ about: 'mark' });
  await has(joiner, /Hajatathminiwa: siku za ajira/);

  const leader = await tija.person('leader');
  await leader.signIn('90000024', DEMO);
  await leader.goto('/team');
  await has(leader, /Hayupo kazini hadi/);
});
