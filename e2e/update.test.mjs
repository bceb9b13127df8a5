// A signed plan is reviewed in mid-year: the employee proposes on a phone without scripts, the supervisor compares and agrees,
// and the next version runs with its reports still attached. Each page on the way is checked at both widths.

import assert from 'node:assert/strict';
import { PASSWORD, PEOPLE, STAFF, agree, member } from './council.mjs';
import { PHONE, journey, start } from './harness.mjs';

const next = (person) => person.page.locator('.tija-panel--next');

/** The agreement of the year, from a cadre's template, signed by both; and one week's report on it. */
async function signedPlan(employee, supervisor) {
  await agree(employee, supervisor);
  await employee.goto('/my-week');
  const report = employee.page.locator('form[data-autosave]');
  for (const amount of await report.locator('input[name^="quantity"]').all()) await amount.fill('1');
  await employee.follow(() => report.locator('button:not([type=button])').last().click());
  assert.equal(await employee.errors(), '');
}

journey('a mid-year review changes a plan once both have signed', async (t) => {
  const tija = await start(t, { fill: STAFF });
  const supervisor = await member(tija, 'supervisor');
  const employee = await member(tija, 'employee', { width: PHONE, javaScript: false });
  await signedPlan(employee, supervisor);
  await tija.turnClockTo('2026-12-08T09:00:00+03:00');
  for (const person of [employee, supervisor]) await person.signIn(PEOPLE[person.name], PASSWORD);

  await employee.goto('/my-plan');
  const tasks = employee.page.locator('section.tija-panel[id^=task-]');
  const title = (await tasks.first().locator('tbody th').first().innerText()).split('\n')[0].trim();
  // The window has opened: both find among what waits for them that a review is due, and the employee begins it.
  const asked = (person, what) => person.page.locator('.tija-work li, .tija-work tr', { hasText: what });
  await supervisor.goto('/');
  assert.equal(await asked(supervisor, 'Fanya mapitio ya nusu mwaka na mtumishi').count(), 1);
  await supervisor.check('updates-asked-supervisor');
  await employee.goto('/');
  assert.equal(await asked(employee, 'Anza mapitio ya nusu mwaka').count(), 1);
  await employee.check('updates-asked-employee');
  await employee.follow(() => employee.page.locator('.tija-work a[href$="/updates"]').click());
  await employee.check('updates-begin');
  await employee.follow(() => employee.page.locator('form:has(input[value=midyear]) button').click());
  await employee.check('update-details', { widths: [PHONE] });
  await employee.send({
    progress: 'Mada za muhula wa kwanza zimefundishwa zote.',
    factors: 'Vitabu vilichelewa hadi Oktoba.',
    support: 'Vitabu 30 vitaletwa Januari.',
    reason: 'Darasa jipya limeongezwa.',
    effective_on: '07/12/2026',
  });
  assert.equal(await employee.errors(), '');
  const update = employee.path().split('?')[0];

  // A first target is lowered, in time: the form shows what holds now, the view both side by side, and says in a word what changes.
  await employee.follow(() => employee.page.locator('a[href*="/sub-tasks/"]:not([href$="/new"])').first().click());
  await employee.check('update-sub-task', { widths: [PHONE] });
  const target = employee.page.locator('input[name=target]');
  const before = await target.inputValue();
  await employee.send({ target: String(Number(before) - 5) });
  assert.equal(await employee.errors(), '');
  await employee.check('update-draft');
  const changed = employee.page.locator('tr', { hasText: 'Inabadilika' });
  assert.match(await changed.first().innerText(), new RegExp(`${before}[\\s\\S]*${Number(before) - 5}`));

  // Weights that do not make a hundred keep the draft from being sent.
  await employee.goto(`${update}/weights`);
  await employee.check('update-weights', { widths: [PHONE] });
  const first = employee.page.locator('input[name^="task-"]').first();
  const weight = await first.inputValue();
  await first.fill(String(Number(weight) - 5));
  await employee.follow(() => employee.page.locator('main form button').last().click());
  assert.equal(await next(employee).locator('a[href$="/sign"]').count(), 0);
  await employee.goto(`${update}/weights`);
  const all = employee.page.locator('input[name^="task-"]');
  if (await all.count() > 1) {
    await all.nth(1).fill(String(Number(await all.nth(1).inputValue()) + 5));
  } else {
    await all.first().fill(weight);
  }
  await employee.follow(() => employee.page.locator('main form button').last().click());
  await employee.follow(() => next(employee).locator('a[href$="/sign"]').click());
  await employee.check('update-sign', { widths: [PHONE] });
  await employee.send({ password: PASSWORD });
  assert.equal(await employee.errors(), '');

  // The head teacher finds it among what waits.
  await supervisor.goto('/');
  await supervisor.follow(() => supervisor.page.locator(`.tija-work a[href="${update}"]`).first().click());
  await supervisor.check('update-waiting');
  await supervisor.follow(() => next(supervisor).locator('a[href$="/sign"]').click());
  await supervisor.send({ password: 'si-nywila-yangu' });
  assert.notEqual(await supervisor.errors(), '');
  await supervisor.send({ password: PASSWORD });
  assert.match(supervisor.path(), /performance-update-applied-done/);
  await supervisor.check('update-applied');

  // The new version runs, and the report sent before it stays with the same sub-task.
  await employee.goto('/my-plan');
  assert.match(await tasks.first().innerText(), new RegExp(String(Number(before) - 5)));
  await employee.goto('/my-week?week=2026-07-06');
  const week = await employee.page.locator('main').innerText();
  assert.ok(week.includes(title), week);
  assert.equal(await employee.page.locator('input[name^="quantity"]').first().inputValue(), '1');
  await supervisor.goto(`${update}/text`);
  await supervisor.check('update-text');
});
