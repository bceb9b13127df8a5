// A week reported without a network: what is typed is kept on the device and arrives once. The page's script is at work here; that
// the week needs no script is the circle's journey.

import assert from 'node:assert/strict';
import { PASSWORD, PEOPLE, STAFF, agree, member } from './council.mjs';
import { PHONE, journey, start } from './harness.mjs';

const MONDAY = '2026-07-13';
const QUANTITY = 'input[name^="quantity"]';

/** An employee with a signed agreement, a week later, with the week's page open. */
async function atTheWeek(t) {
  const tija = await start(t, { fill: STAFF });
  const supervisor = await member(tija, 'supervisor');
  const employee = await member(tija, 'employee', { width: PHONE });
  await agree(employee, supervisor);
  await tija.turnClockTo('2026-07-17T08:00:00+03:00');
  await employee.signIn(PEOPLE.employee, PASSWORD);
  await employee.goto(`/my-week?week=${MONDAY}`);
  return { tija, employee, supervisor };
}

const send = (employee) => employee.page.locator('form[data-autosave] .tija-actions button').first();
const waiting = (employee) => employee.page.locator('[data-queue] .tija-panel');

/** The reports that wait for the supervisor's answer. */
async function reportsOf(supervisor) {
  await supervisor.signIn(PEOPLE.supervisor, PASSWORD);
  await supervisor.goto('/reports');
  return supervisor.page.locator('input[name=report]').count();
}

journey('a week filled without a network is kept on the device, and arrives once when the network is back', async (t) => {
  const { employee, supervisor } = await atTheWeek(t);
  await employee.offline();
  await employee.page.locator(QUANTITY).first().fill('3');
  await send(employee).click();
  await waiting(employee).waitFor();
  assert.match(await waiting(employee).innerText(), /13\/07\/2026/);
  await employee.check('week-waiting', { widths: [PHONE] });

  await employee.follow(() => employee.offline(false));
  await employee.until('[data-notice=success]');
  assert.equal(await waiting(employee).count(), 0);
  assert.equal(await reportsOf(supervisor), 1);
  assert.match(await supervisor.text(), /\b3\b/);

  // Nothing is sent again by a page opened later.
  await employee.goto(`/my-week?week=${MONDAY}`);
  assert.equal(await waiting(employee).count(), 0);
  await supervisor.goto('/reports');
  assert.equal(await supervisor.page.locator('input[name=report]').count(), 1);
});

journey('the same form sent twice is one report, and a draft outlives its tab', async (t) => {
  const { employee, supervisor } = await atTheWeek(t);
  await employee.page.locator(QUANTITY).first().fill('4');
  await employee.page.locator('[data-draft-note]').first().waitFor({ state: 'visible' });
  await employee.newTab();
  await employee.goto(`/my-week?week=${MONDAY}`);
  assert.equal(await employee.page.locator(QUANTITY).first().inputValue(), '4');
  await employee.page.locator('[data-draft-note].tija-restored').waitFor();

  // The answer to the first sending never reaches the browser, so the person sends the same form again.
  const statuses = await employee.page.evaluate(async () => {
    const form = document.querySelector('form[data-autosave]');
    const sent = [];
    for (let n = 0; n < 2; n += 1) sent.push((await fetch(form.action, { method: 'POST', body: new FormData(form) })).status);
    return sent;
  });
  assert.deepEqual(statuses, [200, 200]);
  await employee.follow(() => send(employee).click());
  assert.equal(await employee.errors(), '');
  await employee.until('[data-notice=success]');
  assert.equal(await reportsOf(supervisor), 1);
  assert.match(await supervisor.text(), /\b4\b/);
});
