// A phone that several people use: what one of them has not sent is told before they sign out, and is gone afterwards;
// what another left there is not touched.

import assert from 'node:assert/strict';
import { journey, start } from './harness.mjs';

/** A report that waits on this device, as week.js keeps it; one that was refused waits for its person and is not sent. */
function leaveReport(page, person) {
  return page.evaluate((owner) => new Promise((kept, failed) => {
    const opening = indexedDB.open('tija', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('week', { keyPath: 'key' });
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const deed = opening.result.transaction('week', 'readwrite');
      deed.objectStore('week').put({ key: `${owner} 2026-11-16`, person: owner, week: '2026-11-16', fields: [['note', 'siri']], state: 'refused', at: 1 });
      deed.oncomplete = () => { opening.result.close(); kept(); };
    };
  }), person);
}

function reportsLeft(page) {
  return page.evaluate(() => new Promise((found) => {
    const opening = indexedDB.open('tija', 1);
    opening.onsuccess = () => {
      const asked = opening.result.transaction('week').objectStore('week').getAll();
      asked.onsuccess = () => { opening.result.close(); found(asked.result.map((entry) => entry.person)); };
    };
  }));
}

journey('unsent reports are told before signing out, and do not stay on a shared phone', async (t) => {
  const clock = '2026-11-22T11:00:00+03:00';
  const tija = await start(t, { clock, fill: [['demo', '--no-serve']] });
  const teacher = await tija.person('teacher');
  await teacher.signIn('90000025', 'jua-mvua-mavuno');
  await teacher.goto('/my-week');
  const { page } = teacher;
  const person = await page.locator('[data-week-page]').getAttribute('data-person');
  await leaveReport(page, person);
  await leaveReport(page, 'mwingine');
  await page.evaluate(() => localStorage.setItem('tija:rasimu', '{}'));
  await teacher.goto('/');

  let told = '';
  page.once('dialog', (dialog) => { told = dialog.message(); return dialog.dismiss(); });
  await page.locator('form[data-sign-out] button').first().click();
  await page.waitForFunction(() => true);
  await new Promise((wake) => setTimeout(wake, 300));
  assert.match(told, /hazijatumwa/);
  assert.equal(teacher.path(), '/', 'whoever does not agree stays signed in');
  assert.equal((await reportsLeft(page)).length, 2);

  page.once('dialog', (dialog) => dialog.accept());
  await teacher.follow(() => page.locator('form[data-sign-out] button').first().click());
  assert.equal(teacher.path(), '/sign-in');
  assert.deepEqual(await reportsLeft(page), ['mwingine']);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('tija:'))), []);
  await teacher.goto('/my-week');
  assert.equal(new URL(page.url()).pathname, '/sign-in');
});
