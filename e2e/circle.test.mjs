// The whole circle as five people would walk it: the institution's plan, one employee's agreement, a week, the appraisal, the mark.
// Each page on the way is checked at both widths. The clock is turned by starting the server again.

import assert from 'node:assert/strict';
import { CODE, PASSWORD, PEOPLE, PLAN, STAFF, member } from './council.mjs';
import { PHONE, journey, start } from './harness.mjs';

const next = (person) => person.page.locator('.tija-panel--next');
const press = (person) => person.follow(() => next(person).locator('button, a.govuk-button').first().click());

/** Chooses a value in every choice of the form and sends it with the button that sends. */
async function rate(person, quality) {
  for (const choice of await person.page.locator('main form select').all()) {
    const values = await choice.locator('option').evaluateAll((options) => options.map((option) => option.value));
    await choice.selectOption(values.includes(quality) ? quality : '4');
  }
  await person.follow(() => person.page.locator('main form button[value=yes]').click());
  assert.equal(await person.errors(), '');
}

journey('a year goes round: planned, agreed, reported, judged, explained', async (t) => {
  const tija = await start(t, { fill: [...STAFF, PLAN] });
  const people = {};
  for (const role of Object.keys(PEOPLE)) {
    people[role] = await member(tija, role, role === 'employee' ? { width: PHONE, javaScript: false } : {});
  }
  const { head, hr, planner, supervisor, employee } = people;
  // Sessions end after hours: on another day who has work to do signs in again.
  const turnTo = async (moment, ...present) => {
    await tija.turnClockTo(moment);
    for (const person of present) await person.signIn(PEOPLE[person.name], PASSWORD);
  };

  await planner.goto('/plan');
  await planner.check('plan-draft');
  await planner.follow(() => planner.page.locator('form[action$="/submit"] button').first().click());
  await head.goto('/');
  await head.check('home-head');
  await head.goto('/plan');
  await head.follow(() => head.page.locator('form[action$="/approve"] button').first().click());
  assert.equal(await head.errors(), '');

  await employee.goto('/my-plan');
  await employee.check('my-plan-begin', { widths: [PHONE] });
  await press(employee);
  await takeTemplate(employee);
  await employee.check('my-plan-draft', { widths: [PHONE] });
  await press(employee);
  assert.equal(await employee.errors(), '');

  await supervisor.goto('/');
  await supervisor.follow(() => supervisor.page.locator('.tija-work a').first().click());
  await supervisor.check('agreement-waiting');
  await press(supervisor);
  assert.equal(await supervisor.errors(), '');
  for (const signer of [employee, supervisor]) {
    await signer.goto('/');
    await signer.follow(() => signer.page.locator('.tija-work a[href*="/agreements/"]').first().click());
    if (!/\/sign$/.test(signer.path())) await signer.follow(() => signer.page.locator('a[href$="/sign"]').first().click());
    await signer.check(`sign-${signer.name}`, { widths: [PHONE] });
    await signer.send({ password: PASSWORD });
    assert.equal(await signer.errors(), '');
  }

  await turnTo('2026-07-20T08:00:00+03:00', employee, supervisor);
  await employee.goto('/my-week?week=2026-07-13');
  await employee.check('my-week', { widths: [PHONE] });
  const report = employee.page.locator('form[data-autosave]');
  for (const amount of await report.locator('input[name^="quantity"]').all()) await amount.fill('1');
  await employee.follow(() => report.locator('button:not([type=button])').last().click());
  assert.equal(await employee.errors(), '');

  await supervisor.goto('/reports');
  await supervisor.check('reports');
  await supervisor.page.locator('input[name=report]').first().check();
  await supervisor.follow(() => supervisor.page.locator('form#verify button').first().click());
  assert.equal(await supervisor.errors(), '');
  await supervisor.goto('/team');
  await supervisor.check('team');

  await turnTo('2027-06-21T08:00:00+03:00', hr, employee);
  // The program opens everybody's appraisal: nobody has to think of it.
  tija.command('due', 'run');
  await hr.goto('/appraisals?year=2026-27');
  await hr.check('appraisals-open');
  await employee.goto('/my-appraisal?year=2026-27');
  await press(employee);
  if (/my-appraisal/.test(employee.path()) || !/\/self/.test(employee.path())) await press(employee);
  await employee.check('rate-self', { widths: [PHONE] });
  await rate(employee, '80');
  const appraisal = employee.path().split('?')[0];

  await turnTo('2027-07-05T08:00:00+03:00', supervisor, employee);
  await supervisor.goto(appraisal);
  await press(supervisor);
  await supervisor.check('rate-supervisor');
  await rate(supervisor, '80');
  await supervisor.goto(appraisal);
  await press(supervisor);
  await rate(supervisor, '80');
  await employee.goto(appraisal);
  await employee.check('appraisal-answer', { widths: [PHONE] });
  await employee.follow(() => employee.page.locator('form[action$="/agree"] button').click());
  assert.equal(await employee.errors(), '');

  await turnTo('2027-08-02T08:00:00+03:00', head);
  await head.goto(appraisal);
  await press(head);
  await head.check('countersign');
  await head.follow(() => head.page.locator('main form button').first().click());
  assert.equal(await head.errors(), '');

  await turnTo('2027-08-17T08:00:00+03:00', hr, employee);
  await hr.goto('/appraisals?year=2026-27');
  await hr.follow(() => hr.page.locator('form[action$="/publish"] button').first().click());
  assert.equal(await hr.errors(), '');
  const mark = `/marks/${appraisal.split('/').pop()}`;
  await employee.goto(mark);
  await employee.check('mark', { widths: [PHONE] });
  const [, ...lines] = tija.command('marks', '--institution', CODE, '--year', '2026/27').trim().split('\n');
  const [number, , , , overall] = lines.find((line) => line.startsWith(PEOPLE.employee)).split(',');
  assert.equal(number, PEOPLE.employee);
  assert.match(await employee.page.locator('main').innerText(), new RegExp(overall.replace('.', '\\.')));
});

/** On the template's own page: takes the template, the first form that posts. */
async function takeTemplate(person) {
  await person.follow(() => person.page.locator('main form[method=post] button').first().click());
}
