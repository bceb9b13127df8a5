// What is refused, and how: others' pages, a wrong file, an edit that came too late.

import assert from 'node:assert/strict';
import { CODE, PASSWORD, PEOPLE, STAFF, agree, member } from './council.mjs';
import { PHONE, journey, start } from './harness.mjs';

journey("who opens others' pages finds the same page as who opens none", async (t) => {
  const tija = await start(t, { fill: STAFF });
  const employee = await member(tija, 'employee');
  await employee.goto('/my-plan');
  await employee.follow(() => employee.page.locator('.tija-panel--next :is(button, a.govuk-button)').first().click());
  await employee.follow(() => employee.page.locator('main form[method=post] button').first().click());
  const submit = await employee.page.locator('form[action^="/agreements/"]').first().getAttribute('action');
  const agreement = submit.split('/').slice(0, 3).join('/');
  const hr = await member(tija, 'hr');
  await hr.goto('/people?q=90010016');
  const person = await hr.page.locator('main table a').first().getAttribute('href');

  const stranger = await member(tija, '90010018', { width: PHONE });
  await stranger.goto('/people/00000000-0000-7000-8000-000000000000');
  const nowhere = await stranger.text();
  await stranger.check('not-found', { widths: [PHONE] });
  for (const address of [agreement, person, `${person}/edit`, '/people', '/people/new', '/people/codes', '/people/roles', '/imports/staff', '/imports/plan',
    '/appraisals', '/plan/objectives/new', '/marks/download?year=2026-27']) {
    const answer = await stranger.goto(address);
    assert.ok([403, 404].includes(answer.status()), `${address} answered ${answer.status()}`);
    assert.doesNotMatch(await stranger.text(), /Ndembele/, address);
    if (answer.status() === 404) assert.equal(await stranger.text(), nowhere, address);
  }
});

journey('two officers edit one employee: the second sees both versions and decides', async (t) => {
  const tija = await start(t, { fill: [...STAFF, ['role', 'grant', '--institution', CODE, '--check-number', '90010005', 'hr']] });
  const first = await member(tija, 'hr');
  const second = await member(tija, '90010005');
  await first.goto('/people?q=90010016');
  const address = `${await first.page.locator('main table a').first().getAttribute('href')}/edit`;
  await first.goto(address);
  await second.goto(address);
  await first.send({ phone: '0700001777' });
  assert.equal(await first.errors(), '');
  await second.send({ phone: '0700001888', email: 'w.ndembele@example.go.tz' });
  assert.notEqual(await second.errors(), '');
  const both = await second.text('table');
  assert.match(both, /0700001777/);
  assert.match(both, /0700001888/);
  assert.equal(await second.page.locator('[name=phone]').inputValue(), '0700001888');
  await second.check('person-changed-meanwhile');
  await second.send({ phone: '0700001888' });
  assert.equal(await second.errors(), '');
  assert.match(await second.text(), /0700001888/);
});

journey('evidence of a wrong kind is refused by name, and what was typed stays', async (t) => {
  const tija = await start(t, { fill: STAFF });
  const supervisor = await member(tija, 'supervisor');
  const employee = await member(tija, 'employee', { width: PHONE, javaScript: false });
  await agree(employee, supervisor);
  await tija.turnClockTo('2026-07-17T08:00:00+03:00');
  await employee.signIn(PEOPLE.employee, PASSWORD);
  await employee.goto('/my-week');
  const form = employee.page.locator('form[data-autosave]');
  await form.locator('input[name^="quantity"]').first().fill('2');
  await form.locator('[name=note]').fill('Kazi imefanyika Tumaini na Kibena');
  await form.locator('[name=evidence]').setInputFiles({ name: 'taarifa.docx', mimeType: 'application/zip', buffer: Buffer.from('PK si PDF') });
  const press = () => employee.follow(() => form.locator('.tija-actions button').first().click());
  await press();
  assert.match(await employee.errors(), /PDF/);
  assert.equal(await form.locator('[name=note]').inputValue(), 'Kazi imefanyika Tumaini na Kibena');
  assert.equal(await form.locator('input[name^="quantity"]').first().inputValue(), '2');
  await employee.check('evidence-refused', { widths: [PHONE] });
  await press();
  assert.equal(await employee.errors(), '');
  await employee.until('[data-notice=success]');
});
