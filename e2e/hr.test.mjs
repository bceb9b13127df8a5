// The HR officer's work in the pages: bringing in staff lists, good and bad, and one employee's way through the directory.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CODE, PASSWORD, PEOPLE, STAFF, member } from './council.mjs';
import { PHONE, journey, start } from './harness.mjs';

const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const example = (name) => readFileSync(new URL(`../examples/${name}`, import.meta.url));
const rows = example('njombe-tc-staff.csv').toString().trim().split('\n');
const DONE = ':is(form[action$="/take"], .tija-panel--next a[href="/imports/staff"], form[action$="/retry"])';

/** Sends a sheet and waits until it has been tried. */
async function send(hr, name, mimeType, buffer) {
  await hr.goto('/imports/staff');
  await hr.send({ sheet: { name, mimeType, buffer: Buffer.from(buffer) } });
  await hr.until(DONE);
}
const take = async (hr) => {
  await hr.follow(() => hr.page.locator('form[action$="/take"] button').click());
  await hr.until('.tija-figures');
};
const figures = async (hr) => (await hr.page.locator('.tija-figures dd').allInnerTexts()).map(Number);
const staff = async (hr) => { await hr.goto('/people'); return hr.text('table'); };

journey('a staff list comes in through the page: tried first, taken whole, taken again without change', async (t) => {
  // The institution begins with those who lead to the HR officer.
  const first = join(tmpdir(), `tija-e2e-first-${process.pid}.csv`);
  writeFileSync(first, `${[rows[0], rows[1], rows[3], rows[4]].join('\n')}\n`);
  const tija = await start(t, {
    fill: [STAFF[0], ['import', 'staff', '--institution', CODE, first], ['role', 'grant', '--institution', CODE, '--check-number', PEOPLE.hr, 'hr']],
  });
  const hr = await member(tija, 'hr');

  await hr.goto('/imports/staff');
  await hr.check('import-staff');
  await send(hr, 'njombe-tc-staff.csv', CSV, example('njombe-tc-staff.csv'));
  assert.deepEqual(await figures(hr), [18, 15, 0, 3]);
  await hr.check('import-tried');
  assert.doesNotMatch(await staff(hr), /Ndembele/, 'a trial changes nothing');

  await hr.page.goBack();
  await take(hr);
  assert.deepEqual(await figures(hr), [18, 15, 0, 3]);
  assert.match(await staff(hr), /Ndembele/);
  await send(hr, 'njombe-tc-staff.xlsx', XLSX, example('njombe-tc-staff.xlsx'));
  assert.deepEqual(await figures(hr), [18, 0, 0, 18]);
});

journey('a bad staff list is told row by row, and changes nothing', async (t) => {
  const tija = await start(t, { fill: STAFF });
  const hr = await member(tija, 'hr');
  const before = await staff(hr);
  const changed = (row, changes) => {
    const cells = row.split(',');
    for (const [column, value] of Object.entries(changes)) cells[rows[0].split(',').indexOf(column)] = value;
    return cells.join(',');
  };
  const bad = [
    rows[0],
    changed(rows[16], { cheki_namba: '90019001', simu: '', tarehe_ya_kuanza: '31-02-2026' }),
    changed(rows[16], { cheki_namba: '90019002', simu: '', msimamizi: '90019999' }),
    changed(rows[16], { cheki_namba: '90019003', simu: '', jina_la_ukoo: '=HYPERLINK(1)' }),
    changed(rows[2], { kada: 'Mhudumu' }),
  ].join('\n');
  await send(hr, 'mbaya.csv', CSV, bad);
  const report = await hr.page.locator('table tbody tr').allInnerTexts();
  assert.match(report.find((line) => line.startsWith('2')) ?? '', /tarehe_ya_kuanza/);
  assert.match(report.find((line) => line.startsWith('3')) ?? '', /msimamizi[\s\S]*90019999/);
  assert.match(report.find((line) => line.startsWith('4')) ?? '', /jina_la_ukoo/);
  assert.equal(await hr.page.locator('form[action$="/take"]').count(), 0);
  await hr.check('import-refused');
  assert.equal(await staff(hr), before);

  await hr.goto('/imports/staff');
  await hr.send({ sheet: { name: 'herufi.csv', mimeType: CSV, buffer: Buffer.concat([Buffer.from(`${rows[0]}\n`), Buffer.from([0x39, 0xff, 0xfe, 0x2c, 0x0a])]) } });
  const said = await hr.errors() || await hr.text();
  assert.match(said, /UTF-8/);
  await hr.goto('/imports/staff');
  await hr.send({ sheet: { name: 'picha.xlsx', mimeType: XLSX, buffer: Buffer.from('PK\u0003\u0004 si faili la Excel') } });
  assert.notEqual(await hr.errors() || await hr.text('.tija-panel--next'), '');
  assert.equal(await staff(hr), before);
});

journey('an employee is registered, gets a slip, changes supervisor, acts, and leaves', async (t) => {
  const tija = await start(t, { fill: STAFF });
  const hr = await member(tija, 'hr');
  await hr.goto('/people');
  await hr.check('people');
  await hr.goto('/people/new');
  const person = {
    check_number: '90019100', first_name: 'Zawadi', surname: 'Kimbelenge', sex: 'F', birth_date: '12/05/1990', phone: '0700001999',
    cadre: 'Afisa TEHAMA', salary_scale: 'TGS D.1', post: 'Afisa TEHAMA', unit: { label: 'TEHAMA' }, terms: 'permanent', start_date: '31/02/2026', supervisor: '90010015',
  };
  person.workstation = { index: 1 };
  await hr.send(person);
  assert.notEqual(await hr.errors(), '');
  assert.equal(await hr.page.locator('[name=surname]').inputValue(), 'Kimbelenge');
  assert.equal(await hr.page.locator('[name=start_date]').inputValue(), '31/02/2026');
  await hr.check('person-new-refused');
  await hr.send({ start_date: '01/07/2026' });
  assert.equal(await hr.errors(), '');
  const address = new URL(hr.page.url()).pathname;
  assert.match(await hr.heading(), /Kimbelenge/);
  await hr.check('person');

  await hr.follow(() => hr.page.locator('form[action$="/code"] button').click());
  const code = await hr.page.locator('.tija-slip strong').innerText();
  await hr.check('slip');
  const newcomer = await tija.person('newcomer', { width: PHONE });
  await newcomer.activate('90019100', code, PASSWORD);
  await newcomer.check('home-newcomer', { widths: [PHONE] });

  await hr.goto(`${address}/supervisor`);
  await hr.send({ supervisor: '90019100', from: '13/07/2026', reason: 'Uhamisho wa ndani' });
  assert.notEqual(await hr.errors(), '', 'nobody supervises themselves');
  await hr.send({ supervisor: '90010009', from: '13/07/2026', reason: 'Uhamisho wa ndani' });
  assert.equal(await hr.errors(), '');
  assert.match(await hr.text(), /13 Julai 2026/);

  await hr.goto('/people/acting');
  await hr.send({ absent: '90010015', acting: '90019100', from: '06/07/2026', to: '10/07/2026', letter: '' });
  assert.notEqual(await hr.errors(), '', 'acting needs a letter');
  await hr.send({ letter: 'HM/UTU/12/2026' });
  assert.equal(await hr.errors(), '');
  assert.match(await hr.text('table'), /HM\/UTU\/12\/2026/);
  await hr.check('acting');

  await hr.goto(`${address}/end`);
  await hr.send({ last: '30/06/2025', reason: 'Ameacha kazi' });
  assert.notEqual(await hr.errors(), '', 'an employment cannot end before it began');
  await hr.send({ last: '31/07/2026', reason: 'Ameacha kazi' });
  assert.equal(await hr.errors(), '');
  assert.match(await hr.text(), /31 Julai 2026/);
});

journey('who has many pages finds them in groups, on a phone without scripts and at a desk', async (t) => {
  const tija = await start(t, { fill: STAFF });
  const phone = await member(tija, 'hr', { width: PHONE, javaScript: false });
  await phone.goto('/people');
  const menu = phone.page.locator('.tija-menu');
  await menu.locator('summary').click();
  assert.deepEqual(await menu.locator('.tija-menu__group').allInnerTexts(), ['Utendaji wangu', 'Taasisi']);
  assert.equal(await menu.locator('[aria-current="page"]').innerText(), 'Watumishi');
  await phone.doesNotScrollSideways();
  await phone.follow(() => menu.locator('a[href="/my-week"]').click());
  assert.equal(await phone.page.locator('.tija-menu [aria-current="page"]').getAttribute('href'), '/my-week');

  const desk = await tija.person('hr-desk');
  await desk.signIn(PEOPLE.hr, PASSWORD);
  assert.equal(await desk.page.locator('.tija-nav > ul a').count(), 3);
  assert.ok(await desk.page.locator('.tija-nav__pages a[href="/my-plan"]').isVisible(), 'one click from the landing page to the own plan');
  await desk.follow(() => desk.page.locator('.tija-nav > ul a').last().click());
  assert.ok(await desk.page.locator('.tija-nav__pages a[href="/people"]').isVisible());
  assert.equal(await desk.page.locator('.tija-nav [aria-current="page"]').count(), 1);
  await desk.check('navigation');
});
