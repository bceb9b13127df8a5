// The ceremony of the first seed document: three councils bring their contracts to a regional secretary, who calls one sitting.
// Three directors sign at once, each on their own phone, the room's screen fills without a script, the secretary signs the rest
// with one password. Then a quarter's figures with evidence, their verification, and the score 75.3 with its working.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { DESK, PHONE, journey, start } from './harness.mjs';

const PASSWORD = 'embe kiti mvua';
const PDF = { name: 'hati.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nhati ya makabidhiano\n') };
const HEAD = 'cheki_namba,jina_la_kwanza,jina_la_ukoo,jinsi,kada,cheo,idara,kituo_cha_kazi,aina_ya_kituo,mkuu_wa,msimamizi,tarehe_ya_kuanza';
const PLAN_HEAD = 'msimbo_wa_lengo,lengo,msimbo_wa_shabaha,shabaha,msimbo_wa_shughuli,shughuli,kiashiria,kipimo,kiasi_kilichopangwa,robo_1,robo_2,robo_3,robo_4';

/** Objective, weight, target, quantity of the year, reached: performance.md 3.4, I = 75.3. */
const EXAMPLE = [
  ['A', '5', 'A2601', 100, 100], ['B', '5', 'B2601', 10, 8], ['C', '40', 'C2601', 100, 72], ['D', '30', 'D2601', 20, 13], ['E', '20', 'E2601', 10, 9],
];

const COUNCILS = [
  { code: 'MOJA-DC', name: 'Halmashauri ya Wilaya ya Moja', director: '90030011', planner: '90030012' },
  { code: 'MBILI-DC', name: 'Halmashauri ya Wilaya ya Mbili', director: '90030021', planner: '90030022' },
  { code: 'TATU-DC', name: 'Halmashauri ya Wilaya ya Tatu', director: '90030031', planner: '90030032' },
];
const SECRETARY = '90030001';
const VERIFIER = '90030041';
const COLLEAGUE = '90030042';

const folder = mkdtempSync(join(tmpdir(), 'tija-contract-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function file(name, lines) {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

function staff(code, people) {
  const line = ([number, surname, post, heads, above]) => `${number},Tumaini,${surname},KE,${post},${post},Ofisi Kuu,Makao Makuu,ofisi,${heads},${above},2020-01-01`;
  return ['import', 'staff', '--institution', code, file(`${code}.csv`, [HEAD, ...people.map(line)])];
}

const plan = file('plan.csv', [PLAN_HEAD, ...EXAMPLE.map(([objective, , target, year]) =>
  `${objective},Lengo ${objective},${target},Shabaha ${target},${target}S01,Kutekeleza ${target},Zilizokamilika,zahanati,${year},${year / 4},${year / 4},${year / 4},${year / 4}`)]);

const fill = [
  ['institutions', 'add', '--code', 'MFANO-RS', '--name', 'Sekretarieti ya Mkoa wa Mbeya', '--kind', 'region', '--region', '53'],
  staff('MFANO-RS', [[SECRETARY, 'Shilembe', 'Katibu Tawala wa Mkoa', 'taasisi', '']]),
  ['institutions', 'add', '--code', 'UTUMISHI', '--name', 'Ofisi ya Rais - UTUMISHI', '--kind', 'ministry'],
  staff('UTUMISHI', [
    ['90019990', 'Kirindwe', 'Katibu Mkuu', 'taasisi', ''],
    [VERIFIER, 'Taifale', 'Mchambuzi wa Mikataba', '', '90019990'],
    [COLLEAGUE, 'Mwenzake', 'Mchambuzi wa Mikataba', '', '90019990'],
  ]),
  ...[VERIFIER, COLLEAGUE].map((number) => ['role', 'grant', '--institution', 'UTUMISHI', '--check-number', number, 'national']),
  ...COUNCILS.flatMap(({ code, name, director, planner }, index) => [
    ['institutions', 'add', '--code', code, '--name', name, '--region', '53'],
    staff(code, [
      [director, ['Ndolwike', 'Mkondele', 'Lusekele'][index], 'Mkurugenzi Mtendaji', 'taasisi', ''],
      [planner, ['Wanguvu', 'Kasumbwe', 'Mgongwe'][index], 'Afisa Mipango', '', director],
    ]),
    ['role', 'grant', '--institution', code, '--check-number', planner, 'planner'],
    ['import', 'plan', '--institution', code, '--year', '2026/27', plan],
  ]),
];

const next = (person) => person.page.locator('.tija-panel--next');
const press = (person, selector) => person.follow(() => person.page.locator(selector).first().click());

async function member(tija, code, number, name, options = {}) {
  const secret = tija.command('activate', '--institution', code, '--check-number', number).trim();
  const person = await tija.person(name, options);
  await person.activate(number, secret, PASSWORD);
  return person;
}

/** The plan is approved; the contract copied from it, weighed and handed over. */
async function prepare({ director, planner }, looks) {
  await planner.goto('/plan?year=2026-27');
  await press(planner, '.tija-panel--next form button');
  await director.goto('/plan?year=2026-27');
  await press(director, '.tija-panel--next form[action$="/approve"] button');
  await planner.goto('/contract?year=2026-27');
  if (looks) await planner.check('contract-none', { widths: [PHONE] });
  await press(planner, '.tija-panel--next button');
  assert.match(await planner.text(), /Jumla ya uzito ni 0%/);
  if (looks) await planner.check('contract-draft');
  await press(planner, 'a[href$="/weights"]');
  await planner.send({ 'weight-A': 'tano' });
  assert.match(await planner.errors(), /Andika namba/);
  const weights = Object.fromEntries(EXAMPLE.map(([objective, weight]) => [`weight-${objective}`, weight]));
  await planner.send({ ...weights, promised: 'Fedha za robo kwa wakati.', evidence_rules: 'Hati za makabidhiano zilizosainiwa.' });
  assert.equal(await planner.errors(), '');
  if (looks) {
    await press(planner, 'a[href$="/weights"]');
    await planner.check('contract-weights', { widths: [PHONE] });
    await planner.goto('/contract?year=2026-27');
    await press(planner, 'table a[href$="/C2601"]');
    await planner.check('contract-target', { widths: [PHONE] });
    await planner.send({ quarter_1: '50', quarter_2: '40' });
    assert.match(await planner.errors(), /ndogo kuliko/);
    await planner.send({ quarter_1: '25', quarter_2: '50', evidence: 'Hati ya makabidhiano' });
    assert.equal(await planner.errors(), '');
  }
  await director.goto('/contract?year=2026-27');
  await press(director, 'form[action$="/submit"] button');
  assert.match(await director.text('[data-notice]'), /umewasilishwa/);
}

journey('a regional secretary and three directors sign in one sitting while the room watches', async (t) => {
  const tija = await start(t, { fill });
  const secretary = await member(tija, 'MFANO-RS', SECRETARY, 'secretary');
  const councils = [];
  for (const council of COUNCILS) {
    councils.push({
      ...council,
      director: await member(tija, council.code, council.director, `director ${council.code}`, { width: PHONE, javaScript: council.code === 'MOJA-DC' }),
      planner: await member(tija, council.code, council.planner, `planner ${council.code}`),
    });
  }
  for (const [index, council] of councils.entries()) await prepare(council, index === 0);

  // The secretary answers each; one comes back first.
  await secretary.goto('/');
  assert.equal(await secretary.page.locator('.tija-work a[href*="/contracts/"]').count(), 3);
  await secretary.goto('/contracts?year=2026-27');
  await secretary.check('contracts');
  for (const [index, council] of councils.entries()) {
    await secretary.goto('/contracts?year=2026-27');
    await secretary.follow(() => secretary.page.getByRole('link', { name: council.name }).click());
    if (index === 0) {
      await secretary.check('contract-submitted');
      await secretary.page.locator('summary', { hasText: 'Rudisha mkataba' }).click();
      await secretary.send({ reason: 'Andika ushahidi wa shabaha C2601 kwa ukamilifu.' });
      await council.director.goto('/contract?year=2026-27');
      assert.match(await council.director.text(), /Andika ushahidi wa shabaha C2601/);
      await press(council.director, 'form[action$="/submit"] button');
      await secretary.page.reload();
    }
    await press(secretary, 'form[action$="/agree"] button');
    assert.match(await secretary.text('[data-notice]'), /umekubaliwa/);
  }

  // One sitting, and the wall.
  await secretary.goto('/sittings');
  await press(secretary, 'a[href="/sittings/new"]');
  await secretary.check('sitting-new', { widths: [PHONE] });
  await secretary.send({ held_on: '06/07/2026' });
  assert.notEqual(await secretary.errors(), '');
  await secretary.send({ place: 'Ukumbi wa Mkuu wa Mkoa' });
  assert.equal(await secretary.errors(), '');
  const sitting = secretary.path().split('?')[0];
  await secretary.check('sitting-open');
  const wall = await tija.person('wall', { javaScript: false });
  await wall.signIn(SECRETARY, PASSWORD);
  await wall.goto(`${sitting}/screen`);
  assert.match(await wall.text(), /0 kati ya 3/);

  // Three at once, each in a browser of their own.
  await Promise.all(councils.map(async ({ director }) => {
    await director.goto('/contract?year=2026-27');
    assert.match(await director.text(), /Ukumbi wa Mkuu wa Mkoa/);
    await press(director, '.tija-panel--next a[href$="/sign"]');
    await director.send({ password: 'si-nywila-yangu' });
    assert.notEqual(await director.errors(), '');
    await director.send({ password: PASSWORD });
    assert.match(await director.text('[data-notice]'), /Sahihi yako imehifadhiwa/);
  }));
  await councils[0].director.check('contract-signed-own');
  // Nobody touches the wall: it asks again by itself.
  await wall.page.getByText('Wakuu wa taasisi waliosaini: 3 kati ya 3').waitFor();
  await wall.page.goto(`${wall.tija.origin}${sitting}/screen?hold=1`);
  await wall.check('sitting-wall', { widths: [PHONE, DESK] });
  await wall.page.goto(`${wall.tija.origin}${sitting}/screen`);

  await secretary.goto(sitting);
  await secretary.page.locator('button', { hasText: 'Chagua yote' }).click();
  await secretary.send({ password: PASSWORD });
  assert.equal(await secretary.errors(), '');
  assert.match(await secretary.text(), /3 kati ya 3[\s\S]*3 kati ya 3/);
  await secretary.check('sitting-signed');
  await wall.page.locator('.tija-wall__tally', { hasText: '3 kati ya 3' }).waitFor();
  await secretary.goto(sitting);
  await press(secretary, `form[action="${sitting}/close"] button`);
  assert.match(await secretary.text(), /3 kati ya 3/);

  // The year goes by; the last quarter is reported with evidence, verified, and explains its score.
  await tija.turnClockTo('2027-06-21T09:00:00+03:00');
  const [{ code, director, planner, director: head }] = councils;
  await planner.signIn(COUNCILS[0].planner, PASSWORD);
  await planner.goto('/contract?year=2026-27');
  await planner.follow(() => planner.page.getByRole('link', { name: 'Robo ya nne' }).click());
  await press(planner, '.tija-panel--next button');
  await planner.check('quarter-draft');
  for (const [, , target, , reached] of EXAMPLE) {
    await press(planner, `table a[href$="/${target}"]`);
    if (target === 'C2601') {
      await planner.check('quarter-figure', { widths: [PHONE] });
      await planner.send({ actual: String(reached), evidence: { ...PDF, buffer: Buffer.from('<html>') } });
      assert.notEqual(await planner.errors(), '');
    }
    await planner.send({ actual: String(reached), evidence: PDF });
    assert.equal(await planner.errors(), '');
  }
  await head.signIn(COUNCILS[0].director, PASSWORD);
  await head.goto('/contract?year=2026-27');
  await head.follow(() => head.page.getByRole('link', { name: 'Robo ya nne' }).click());
  await press(head, 'form[action$="/submit"] button');
  assert.match(await head.text('[data-notice]'), /zimewasilishwa/);

  const verifier = await member(tija, 'UTUMISHI', VERIFIER, 'verifier');
  await verifier.goto('/contracts/waiting');
  await verifier.check('quarter-waiting', { widths: [PHONE] });
  await verifier.follow(() => verifier.page.getByRole('link', { name: COUNCILS[0].name }).click());
  await verifier.check('quarter-submitted');
  await press(verifier, 'form[action$="/verify"] button');
  assert.match(await verifier.text('[data-notice]'), /zimethibitishwa/);
  await press(verifier, '.tija-panel--next a[href*="/scores/"]');
  await verifier.check('score');
  const working = await verifier.text();
  assert.match(working, /I = 5 \+ 4 \+ 28\.8 \+ 19\.5 \+ 18 = 75\.3/);
  await director.goto('/contract/2026-27/score');
  assert.match(await director.text(), /75\.30/);

  // A correction is queried; the head holds the query to be wrong, and not whoever queried but a colleague decides.
  await planner.goto('/contract?year=2026-27');
  await planner.follow(() => planner.page.getByRole('link', { name: 'Robo ya nne' }).click());
  await press(planner, 'form[action$="/correct"] button');
  await head.goto('/contract?year=2026-27');
  await head.follow(() => head.page.getByRole('link', { name: 'Robo ya nne' }).click());
  await press(head, 'form[action$="/submit"] button');
  await verifier.goto('/contracts/waiting');
  await verifier.follow(() => verifier.page.getByRole('link', { name: COUNCILS[0].name }).click());
  await verifier.page.locator('summary', { hasText: 'Hoji takwimu' }).click();
  await verifier.send({ reason: 'Hati ya C2601 ni ya mwaka uliopita.' });
  assert.equal(await verifier.errors(), '');
  const figures = verifier.path().split('?')[0];
  await head.goto(figures);
  await head.page.locator('summary', { hasText: 'Kata rufaa dhidi ya hoja' }).click();
  await head.send({ grounds: '' });
  assert.match(await head.errors(), /Jaza/);
  await head.check('quarter-appeal', { widths: [PHONE] });
  await head.send({ grounds: 'Hati ina tarehe ya mwaka huu, ukurasa wa kwanza.' });
  assert.match(await head.text('[data-notice]'), /Rufaa imetumwa/);
  await verifier.goto(figures);
  assert.match(await verifier.text(), /ambaye hakuuliza hoja hii/);
  assert.equal(await verifier.page.locator('form[action$="/decide"]').count(), 0);
  const colleague = await member(tija, 'UTUMISHI', COLLEAGUE, 'colleague');
  await colleague.goto('/contracts/waiting');
  await colleague.follow(() => colleague.page.getByRole('link', { name: COUNCILS[0].name }).click());
  await colleague.check('quarter-decide');
  await colleague.send({ outcome: 'upheld' });
  assert.notEqual(await colleague.errors(), '');
  await colleague.send({ reasons: 'Tarehe ya hati ni ya mwaka huu.' });
  assert.match(await colleague.text('[data-notice]'), /Uamuzi wa rufaa/);
  await head.goto(figures);
  assert.match(await head.text(), /Mwenzake, Tumaini amekubali rufaa[\s\S]*Tarehe ya hati ni ya mwaka huu/);
  await head.check('quarter-upheld', { widths: [PHONE] });

  // The same at the command line, to be computed again by anybody.
  const exported = JSON.parse(tija.command('contract', '--institution', code, '--year', '2026/27'));
  assert.equal(exported.scores[0].score, '75.30');
  const points = exported.scores[0].inputs.objectives.map(({ weight, targets }) =>
    (Number(weight) * targets.reduce((sum, { actual, target }) => sum + Math.min(1, Number(actual) / Number(target)), 0)) / targets.length);
  assert.equal(points.reduce((sum, point) => sum + point, 0).toFixed(2), '75.30');
  assert.equal(exported.versions[0].signatures.length, 2);
  assert.ok(exported.versions[0].signatures.every(({ sha256 }) => sha256 === exported.versions[0].sha256));
});
