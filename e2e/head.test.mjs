// The head of an institution as two institutions walk it: the regional secretary takes the seat above the council, answers, signs,
// verifies and judges; agreement countersigns, HR publishes. Then the demonstration's director, whose mark has the institution's
// score in it.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { CODE, PASSWORD, PEOPLE, STAFF, member } from './council.mjs';
import { DEMO_DAY, PHONE, journey, start } from './harness.mjs';

const SECRETARY = '90030001';
const SECRETARIAT = 'MFANO-RS';
const HEAD = 'cheki_namba,jina_la_kwanza,jina_la_ukoo,jinsi,kada,cheo,idara,kituo_cha_kazi,aina_ya_kituo,mkuu_wa,msimamizi,tarehe_ya_kuanza';

const folder = mkdtempSync(join(tmpdir(), 'tija-head-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const staff = join(folder, 'staff.csv');
writeFileSync(staff, `${HEAD}\n${SECRETARY},Tumaini,Shilembe,KE,Katibu Tawala wa Mkoa,Katibu Tawala wa Mkoa,Ofisi Kuu,Makao Makuu,ofisi,taasisi,,2020-01-01\n`);

const press = (person, selector) => person.follow(() => person.page.locator(selector).first().click());
const next = (person) => press(person, '.tija-panel--next :is(button, a.govuk-button)');

/** The seat above the council, from the list of heads. */
async function sit(secretary) {
  await secretary.goto('/heads');
  await press(secretary, 'form[action="/heads/take"] button');
  assert.equal(secretary.path().split('?')[0], '/heads/above');
}

async function rate(person) {
  for (const choice of await person.page.locator('main form select').all()) {
    const values = await choice.locator('option').evaluateAll((options) => options.map((option) => option.value));
    await choice.selectOption(values.includes('80') ? '80' : '4');
  }
  await person.follow(() => person.page.locator('main form button[value=yes]').click());
  assert.equal(await person.errors(), '');
}

journey('a director is planned with, signed with and judged by the secretary of the region', async (t) => {
  const tija = await start(t, { fill: [
    ...STAFF,
    ['institutions', 'add', '--code', SECRETARIAT, '--name', 'Sekretarieti ya Mkoa wa Njombe', '--kind', 'region', '--region', '59'],
    ['import', 'staff', '--institution', SECRETARIAT, staff],
  ] });
  const director = await member(tija, 'head', { width: PHONE });
  const hr = await member(tija, 'hr');
  const secret = tija.command('activate', '--institution', SECRETARIAT, '--check-number', SECRETARY).trim();
  const secretary = await tija.person('secretary', { javaScript: false });
  await secretary.activate(SECRETARY, secret, PASSWORD);
  const turnTo = async (moment) => {
    await tija.turnClockTo(moment);
    await director.signIn(PEOPLE.head, PASSWORD);
    await hr.signIn(PEOPLE.hr, PASSWORD);
    await secretary.signIn(SECRETARY, PASSWORD);
  };

  // The plan: who answers is said before it is begun.
  await director.goto('/my-plan');
  assert.match(await director.text(), /Katibu Tawala wa Mkoa/);
  await director.check('head-begin', { widths: [PHONE] });
  await next(director);
  await press(director, 'main form[method=post] button');
  await director.check('head-draft', { widths: [PHONE] });
  await next(director);
  assert.equal(await director.errors(), '');
  const plan = director.path().split('?')[0].split('/').pop();

  // What waits stands on the secretary's own page; the way leads to the list, and from there into the seat.
  await secretary.goto('/');
  await press(secretary, '.tija-work a[href="/heads"]');
  await secretary.check('head-list');
  await sit(secretary);
  await secretary.check('head-work');
  await secretary.goto('/');
  assert.equal(secretary.path(), '/heads/above');
  assert.equal((await secretary.goto('/people')).status(), 403);
  await secretary.check('head-denied');
  await secretary.goto(`/agreements/${plan}`);
  await secretary.check('head-plan');
  await press(secretary, 'form[action$="/approve"] button');
  assert.equal(await secretary.errors(), '');
  await press(secretary, 'a[href$="/sign"]');
  await secretary.check('head-sign');
  await secretary.send({ password: 'si hii kabisa' });
  assert.notEqual(await secretary.errors(), '');
  await secretary.send({ password: PASSWORD });
  assert.equal(await secretary.errors(), '');
  await director.goto(`/agreements/${plan}/sign`);
  await director.send({ password: PASSWORD });
  assert.equal(await director.errors(), '');
  await director.goto(`/agreements/${plan}/text`);
  assert.match(await director.text(), /Katibu Tawala wa Mkoa, Sekretarieti ya Mkoa wa Njombe/);
  await director.check('head-text', { widths: [PHONE] });

  // Out of the seat the plan is not theirs to see.
  await press(secretary, '.tija-seat button');
  assert.equal(secretary.path().split('?')[0], '/heads');
  assert.equal((await secretary.goto(`/agreements/${plan}`)).status(), 404);

  // A week, verified and owed by nobody.
  await turnTo('2026-07-20T08:00:00+03:00');
  await director.goto('/my-week?week=2026-07-13');
  const report = director.page.locator('form[data-autosave]');
  for (const amount of await report.locator('input[name^="quantity"]').all()) await amount.fill('1');
  await director.follow(() => report.locator('button:not([type=button])').last().click());
  await secretary.goto('/');
  assert.equal(await secretary.page.locator('.tija-work a').count(), 0);
  await sit(secretary);
  await press(secretary, 'main a[href^="/reports/"]');
  await secretary.check('head-report', { widths: [PHONE] });
  await press(secretary, 'form[action$="/verify"] button');
  assert.equal(secretary.path().split('?')[0], '/heads/above');

  // The appraisal.
  await turnTo('2027-06-21T08:00:00+03:00');
  tija.command('due', 'run');
  await director.goto('/my-appraisal?year=2026-27');
  await next(director);
  await rate(director);
  const appraisal = director.path().split('?')[0];
  await turnTo('2027-07-05T08:00:00+03:00');
  await sit(secretary);
  await press(secretary, 'main a[href^="/appraisals/"]');
  await secretary.check('head-appraisal');
  await next(secretary);
  await rate(secretary);
  await secretary.goto(appraisal);
  await next(secretary);
  await rate(secretary);
  await director.goto(appraisal);
  await director.check('head-answer', { widths: [PHONE] });
  await press(director, 'form[action$="/agree"] button');
  assert.equal(await director.errors(), '');
  await turnTo('2027-08-17T08:00:00+03:00');
  await hr.goto('/appraisals?year=2026-27');
  await press(hr, 'form[action$="/publish"] button');
  await director.goto(`/marks/${appraisal.split('/').pop()}`);
  await director.check('head-mark', { widths: [PHONE] });
  assert.match(await director.text(), /Mkuu wa taasisi/);
  const marks = tija.command('marks', '--institution', CODE, '--year', '2026/27').trim().split('\n');
  assert.ok(marks.some((line) => line.startsWith(`${PEOPLE.head},`) && line.endsWith(',F1-without-I')), marks.join('\n'));
});

journey('a director of the demonstration reads a mark with the score of the institution in it', async (t) => {
  const tija = await start(t, { clock: DEMO_DAY, demo: true });
  const password = 'jua-mvua-mavuno';
  const director = await tija.person('director', { width: PHONE });
  await director.signIn('90000001', password);
  await director.goto('/my-mark');
  await press(director, 'main a[href^="/marks/"]');
  assert.match(await director.text(), /Alama ya taasisi/);
  assert.doesNotMatch(await director.text(), /F1-without-I/);
  await director.check('head-demo-mark');
  const mark = director.path().split('?')[0];
  const secretary = await tija.person('secretary', {});
  await secretary.signIn('90020001', password);
  await secretary.goto('/heads');
  await secretary.check('head-demo-list');
  const council = secretary.page.locator('tr', { hasText: 'Mwangaza' });
  await secretary.follow(() => council.locator('form[action="/heads/take"] button').click());
  await secretary.check('head-demo-work');
  await secretary.goto(mark);
  assert.match(await secretary.text(), /Alama ya taasisi/);

  // A reward, from the recommendation to what became of it: by links alone, and the director reads each step.
  await secretary.goto('/heads/above');
  await press(secretary, 'main a[href$="/measures"]');
  await secretary.check('head-measures', { widths: [PHONE] });
  assert.doesNotMatch(await secretary.text('h1'), /adhabu/i);
  await secretary.send({ kind: 'commendation', text: 'Makusanyo ya ndani yamepanda kwa robo.' });
  assert.equal(await secretary.errors(), '');
  await secretary.goto('/');
  await secretary.follow(() => secretary.page.getByRole('link', { name: /tuzo/i }).first().click());
  await secretary.check('head-waits-measure', { widths: [PHONE] });
  await press(secretary, 'main a[href^="/measures/"]');
  await secretary.send({ verdict: 'approve', text: 'Anastahili.', letter: 'RS/1', due_on: '15/12/2026' });
  assert.equal(await secretary.errors(), '');
  await director.goto('/my-measures');
  await press(director, 'main a[href^="/measures/"]');
  await director.check('head-measure-own', { widths: [PHONE] });
  await director.goto('/me');
  assert.match(await director.text(), /Matokeo: Imekubaliwa/);

  await secretary.goto('/language/en?back=/heads/above');
  assert.match(await secretary.page.locator('body').innerText(), /You are acting as the authority above the head of/);
});
