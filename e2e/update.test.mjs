// A signed plan is reviewed in mid-year: the employee proposes on a phone without scripts, the supervisor compares and agrees,
// and the next version runs with its reports still attached. Each page on the way is checked at both widths.

import assert from 'node:assert/strict';
import { PHONE, journey, start } from './harness.mjs';

const PASSWORD = 'jua-mvua-mavuno';
// One of the invented teachers, and the head teacher.
const PEOPLE = { employee: '90000031', supervisor: '90000024' };

const next = (person) => person.page.locator('.tija-panel--next');

journey('a mid-year review changes a plan once both have signed', async (t) => {
  const tija = await start(t, { clock: '2026-12-08T09:00:00+03:00', fill: [['demo', '--no-serve']] });
  const employee = await tija.person('employee', { width: PHONE, javaScript: false });
  const supervisor = await tija.person('supervisor');
  for (const person of [employee, supervisor]) await person.signIn(PEOPLE[person.name], PASSWORD);

  await employee.goto('/my-plan');
  const tasks = employee.page.locator('section.tija-panel[id^=task-]');
  const title = (await tasks.first().locator('tbody th').first().innerText()).trim();
  await employee.follow(() => next(employee).locator('a[href$="/updates"]').click());
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

  // A first target is raised: the form shows what holds now, the view both side by side, and says in a word what changes.
  await employee.follow(() => employee.page.locator('a[href*="/sub-tasks/"]:not([href$="/new"])').first().click());
  await employee.check('update-sub-task', { widths: [PHONE] });
  const target = employee.page.locator('input[name=target]');
  const before = await target.inputValue();
  await employee.send({ target: String(Number(before) + 5) });
  assert.equal(await employee.errors(), '');
  await employee.check('update-draft');
  const changed = employee.page.locator('tr', { hasText: 'Inabadilika' });
  assert.match(await changed.first().innerText(), new RegExp(`${before}[\\s\\S]*${Number(before) + 5}`));

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

  // The new version runs; the week is asked about the same sub-task, and what was reported is still there.
  await employee.goto('/my-plan');
  assert.match(await tasks.first().innerText(), new RegExp(String(Number(before) + 5)));
  await employee.goto('/my-week?week=2026-11-30');
  assert.ok((await employee.page.locator('main').innerText()).includes(title));
  await supervisor.goto(`${update}/text`);
  await supervisor.check('update-text');
});
