// A plan goes back and forth before it is signed: the supervisor sets a time frame and an indicator, rejects one sub-task and
// returns the plan; the employee reads what was changed and why, shares the free weight out anew, and both sign.
// The supervisor works on a phone without scripts. Each page on the way is checked at both widths.

import assert from 'node:assert/strict';
import { PASSWORD, STAFF, member } from './council.mjs';
import { PHONE, journey, start } from './harness.mjs';

const next = (person) => person.page.locator('.tija-panel--next');
const press = (person) => person.follow(() => next(person).locator('button, a.govuk-button').first().click());
const open = (person, path) => person.follow(() => person.page.locator(`main a[href$="${path}"]`).first().click());

journey('a plan goes back and forth until both can sign it', async (t) => {
  const tija = await start(t, { fill: STAFF });
  const supervisor = await member(tija, 'supervisor', { width: PHONE, javaScript: false });
  const employee = await member(tija, 'employee');
  await employee.goto('/my-plan');
  await press(employee);
  await employee.follow(() => employee.page.locator('main form[method=post] button').first().click());
  await press(employee);

  await supervisor.goto('/');
  await supervisor.follow(() => supervisor.page.locator('.tija-work a').first().click());
  const plan = supervisor.path();
  await supervisor.check('agree-answer');
  await open(supervisor, '/frame');
  await supervisor.check('agree-frame-task');
  const path = supervisor.path();
  // A day after the year is refused where it was typed, and stands there still.
  const subTask = /sub-tasks/.test(path);
  await supervisor.send({ ends_on: '31/07/2027' });
  assert.match(await supervisor.errors(), /./);
  assert.equal(await supervisor.page.locator('input[name=ends_on]').inputValue(), '31/07/2027');
  await supervisor.send(subTask ? { ends_on: '30/06/2027', indicator: 'Mihtasari iliyokaguliwa' } : { ends_on: '30/06/2027' });
  assert.equal(await supervisor.errors(), '');

  await supervisor.goto(plan);
  const rejected = (await supervisor.page.locator('tbody th[scope=row]').first().innerText()).split('\n')[0].trim();
  await supervisor.follow(() => supervisor.page.locator('main a[href*="/sub-tasks/"][href$="/reject"]').first().click());
  await supervisor.check('agree-reject-sub-task');
  await supervisor.send({ reason: '' });
  assert.match(await supervisor.errors(), /Andika sababu/);
  await supervisor.send({ reason: 'Kazi hii hufanywa na idara nyingine.' });
  assert.match(await supervisor.text(), /Imekataliwa/);
  assert.match(await next(supervisor).innerText(), /haujakamilika/);
  await supervisor.follow(() => supervisor.page.locator('a[href$="/return"]').first().click());
  await supervisor.send({ reason: 'Gawa upya uzito ulioachwa.' });

  // The employee reads why, and what was set in the plan.
  await employee.goto('/my-plan');
  const seen = await employee.text();
  for (const words of [/Gawa upya uzito ulioachwa/, /Kazi hii hufanywa na idara nyingine/, /Kazi ndogo ilikataliwa/]) assert.match(seen, words);
  if (subTask) assert.match(seen, /Kiashiria: Mihtasari iliyokaguliwa \(awali /);
  await employee.check('agree-returned');
  assert.equal(await employee.page.locator('tbody a[href^="/sub-tasks/"]', { hasText: rejected }).count(), 0, 'what was rejected is nobody\'s to change');

  // The weights of what is left in that task make a hundred again.
  await open(employee, '/weights');
  const table = employee.page.locator('table.tija-table--form').nth(1);
  const inputs = await table.locator('input[name^="sub-task-"]').all();
  const share = Math.floor(10000 / inputs.length) / 100;
  const first = Math.round((100 - share * (inputs.length - 1)) * 100) / 100;
  for (const [nth, input] of inputs.entries()) await input.fill(String(nth === 0 ? first : share));
  await employee.follow(() => employee.page.locator('main form button:not([type=button])').last().click());
  assert.equal(await employee.errors(), '');
  await press(employee);
  await supervisor.goto(plan);
  await press(supervisor);
  for (const signer of [employee, supervisor]) {
    await signer.goto(plan);
    await signer.follow(() => signer.page.locator('a[href$="/sign"]').first().click());
    assert.doesNotMatch(await signer.text(), new RegExp(rejected.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')), 'it is no part of the text');
    await signer.send({ password: PASSWORD });
    assert.equal(await signer.errors(), '');
  }
  await employee.goto('/my-week');
  assert.ok((await employee.page.locator('input[name^="quantity"]').count()) > 0, 'the plan runs');
});
