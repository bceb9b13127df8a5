// Somebody leaves before the year ends: the supervisor names who takes the open work, and that person puts it into their plan.

import assert from 'node:assert/strict';
import { DEMO_DAY, PHONE, journey, start } from './harness.mjs';

const DEMO = 'jua-mvua-mavuno';
const PEOPLE = { hr: '90000004', leader: '90000024', leaver: '90000027', taker: '90000025' };

const has = async (person, text) => assert.match(await person.text(), text, `${person.name} on ${person.path()}`);
const press = (person, selector) => person.follow(() => person.page.locator(selector).first().click());

journey('work of who leaves goes to somebody named, who takes it into their own plan', async (t) => {
  const tija = await start(t, { clock: DEMO_DAY, demo: true });
  const hr = await tija.person('hr');
  await hr.signIn(PEOPLE.hr, DEMO);
  await hr.goto(`/people?q=${PEOPLE.leaver}`);
  await press(hr, 'main tbody a[href^="/people/"]');
  await hr.goto(`${hr.path()}/end`);
  await hr.send({ last: '04/12/2026', reason: 'Uhamisho' });
  assert.equal(await hr.errors(), '');
  assert.match(tija.command('due', 'run'), /opened/);

  const leader = await tija.person('leader', { width: PHONE, javaScript: false });
  await leader.signIn(PEOPLE.leader, DEMO);
  await leader.goto('/');
  await press(leader, '.tija-work a[href^="/handovers/"]');
  const open = await leader.page.locator('input[name=sub_tasks]').count();
  assert.ok(open > 1, `${open} open sub-tasks`);
  await leader.check('handover-name');
  // Nothing ticked, nobody named: told what is missing, and what was typed stays.
  await leader.send({ to: PEOPLE.taker });
  assert.match(await leader.errors(), /Chagua angalau kazi ndogo moja/);
  await leader.page.locator('input[name=sub_tasks]').first().check();
  await leader.send({ note: 'Mitihani ya muhula imebaki.' });
  assert.equal(await leader.errors(), '');
  await has(leader, /Mitihani ya muhula imebaki/);
  assert.equal(await leader.page.locator('input[name=sub_tasks]').count(), open - 1);
  for (const tick of await leader.page.locator('input[name=sub_tasks]').all()) await tick.check();
  await leader.send({ note: 'Vipindi vimegawanywa upya.' });
  await has(leader, /Kazi zote zimekabidhiwa/);
  await leader.check('handover-named');

  const taker = await tija.person('taker', { width: PHONE });
  await taker.signIn(PEOPLE.taker, DEMO);
  await taker.reopen('/notices', 'what was handed over', async () => /Umekabidhiwa kazi/.test(await taker.text()));
  await taker.goto('/');
  await press(taker, '.tija-work a[href^="/handed-over/"]');
  await has(taker, /Mitihani ya muhula imebaki/);
  await taker.check('handover-part');
  const part = taker.path();
  await press(taker, 'main form button');
  assert.match(taker.path(), /^\/updates\//);
  await taker.check('handover-draft');
  await taker.goto(part);
  await has(taker, /Zimeingizwa kwenye mpango wako/);

  await hr.goto('/handovers');
  await has(hr, /04\/12\/2026|4 Desemba 2026/);
  await hr.check('handover-list');

  // After the last day the leaver still rates themselves, and reaches nothing of the institution.
  const leaver = await tija.person('leaver', { width: PHONE, javaScript: false });
  await tija.turnClockTo('2026-12-07T08:00:00+03:00');
  tija.command('due', 'run');
  await leaver.signIn(PEOPLE.leaver, DEMO);
  await leaver.goto('/');
  assert.match(await leaver.page.locator('.tija-seat').innerText(), /Ajira yako hapa iliisha 4 Desemba 2026/);
  await leaver.check('left-home', { widths: [PHONE] });
  await press(leaver, '.tija-work a[href^="/appraisals/"]');
  await press(leaver, '.tija-panel--next button, .tija-panel--next a.govuk-button');
  for (const choice of await leaver.page.locator('main form select').all()) {
    const values = await choice.locator('option').evaluateAll((options) => options.map((option) => option.value));
    await choice.selectOption(values.includes('80') ? '80' : '4');
  }
  await press(leaver, 'main form button[value=yes]');
  assert.equal(await leaver.errors(), '');
  await leaver.goto('/');
  await has(leaver, /Hakuna kinachokusubiri/);
  await leaver.check('left-done', { widths: [PHONE] });
  assert.equal(await leaver.page.locator('a[href="/my-week"]').count(), 0);
});
