// A paper as its people walk it, with the real engine: an employee takes her signed agreement away as PDF, without scripts on a
// phone; somebody who has never heard of Tija confirms it, and is told when it was changed or never issued.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { DEMO_DAY, PHONE, journey, start } from './harness.mjs';

const PASSWORD = 'jua-mvua-mavuno';
const EMPLOYEE = '90000025';

const words = async (person) => (await person.page.locator('main').innerText()).replace(/\s+/g, ' ');

/** The text of a PDF, as a reader finds it. */
function read(file) {
  const done = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  assert.equal(done.status, 0, `pdftotext: ${done.error ?? done.stderr}`);
  return done.stdout.replace(/\s+/g, ' ');
}

/** Clicks a link that gives a file; the path of the file. */
async function take(person, link) {
  const [download] = await Promise.all([person.page.waitForEvent('download'), link.click()]);
  return { path: await download.path(), name: download.suggestedFilename() };
}

journey('a signed agreement is taken away as PDF and confirmed by a stranger', async (t) => {
  const tija = await start(t, { clock: DEMO_DAY, demo: true });
  const employee = await tija.person('employee', { width: PHONE, javaScript: false });
  await employee.signIn(EMPLOYEE, PASSWORD);
  await employee.goto('/my-plan');
  await employee.follow(() => employee.page.locator('main a[href^="/papers/agreement/"]').click());
  await employee.check('papers-none');
  await employee.follow(() => employee.page.locator('main form:has(input[value="sw"]) button').click());
  assert.match(await words(employee), /Hati imetolewa/);
  await employee.check('papers-issued');
  const paper = await take(employee, employee.page.locator('a[href^="/papers/file/"]').first());
  assert.match(paper.name, /^mkataba-90000025-2026-27-sw\.pdf$/);
  const bytes = readFileSync(paper.path);
  assert.ok(bytes.subarray(0, 8).equals(Buffer.from('%PDF-1.7')));
  assert.ok(bytes.includes('/StructTreeRoot') && bytes.includes('<pdfuaid:part>1'), 'the PDF is not tagged');
  const said = read(paper.path);
  assert.match(said, /Mkataba wa utendaji kazi/);
  assert.match(said, /cheki namba 90000025/);
  assert.match(said, /Ukurasa 1 kati ya/);
  const code = (await words(employee)).match(/[0-9A-Y]{4}-[0-9A-Y]{4}-[0-9A-Y]{4}/)[0];
  assert.ok(said.includes(code), 'the code stands on the paper');

  // The page to print says the same; asked again it is the same file.
  await employee.follow(() => employee.page.locator('main a[href*="/print"]').click());
  await employee.check('papers-print');
  assert.match(await words(employee), /cheki namba 90000025/);
  await employee.page.goBack();
  const again = await take(employee, employee.page.locator('a[href^="/papers/file/"]').first());
  assert.ok(readFileSync(again.path).equals(bytes), 'the same bytes again');

  const stranger = await tija.person('stranger');
  await stranger.goto('/verify');
  await stranger.check('verify-form');
  await stranger.page.locator('[name="code"]').fill(code.toLowerCase().replaceAll('-', ' '));
  await stranger.page.locator('[name="file"]').setInputFiles({ name: 'mkataba.pdf', mimeType: 'application/pdf', buffer: bytes });
  await stranger.follow(() => stranger.page.locator('main form button').click());
  assert.match(await words(stranger), /Faili hili ndilo tulilotoa/);
  assert.doesNotMatch(await words(stranger), /90000025|Mwinuka/);
  await stranger.check('verify-same');
  const changed = Buffer.from(bytes);
  changed[changed.length - 10] ^= 1;
  await stranger.page.locator('[name="code"]').fill(code);
  await stranger.page.locator('[name="file"]').setInputFiles({ name: 'mkataba.pdf', mimeType: 'application/pdf', buffer: changed });
  await stranger.follow(() => stranger.page.locator('main form button').click());
  assert.match(await words(stranger), /faili hili silo tulilotoa/);
  await stranger.goto(`/verify?code=${code}`);
  assert.match(await words(stranger), /Tumetoa hati yenye msimbo huu/);
  // One sign wrong is a slip of the pen; a code that was never issued is denied.
  await stranger.goto(`/verify?code=${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
  assert.match(await stranger.errors(), /herufi iliyokosewa/);
  await stranger.check('verify-mistyped');
  await stranger.goto('/verify?code=000000000000');
  assert.match(await words(stranger), /Hatujatoa hati yenye msimbo huu/);
  await stranger.check('verify-unknown');
});
