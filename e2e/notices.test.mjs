// A plan is returned: the employee sees that something is new wherever she is, reads it on a phone without scripts, and says how
// e-mail reaches her. E-mail itself is sent in the Rust tests, to a real server.

import assert from 'node:assert/strict';
import { STAFF, member } from './council.mjs';
import { DESK, PHONE, journey, start } from './harness.mjs';

const press = (person, selector) => person.follow(() => person.page.locator(selector).first().click());
const next = '.tija-panel--next :is(button, a.govuk-button)';

/** Comes again until the page shows so many unread notices. */
const counts = (person, number) => person.reopen('/', `${number} unread notices`, async () => {
  const shown = person.page.locator('.tija-count');
  const texts = await shown.count() > 0 ? await shown.allTextContents() : [];
  return number === 0 ? texts.length === 0 : texts.length > 0 && texts.every((text) => text.startsWith(`${number} `));
});

journey('whose plan is returned sees it counted, opens it, and chooses a daily digest', async (t) => {
  const tija = await start(t, { fill: STAFF });
  const employee = await member(tija, 'employee', { width: PHONE, javaScript: false });
  const supervisor = await member(tija, 'supervisor');
  await employee.goto('/notices');
  await employee.check('notices-none', { widths: [PHONE] });

  await employee.goto('/my-plan');
  await press(employee, next);
  await press(employee, 'main form[method=post] button');
  await press(employee, next);
  await supervisor.goto('/');
  await press(supervisor, '.tija-work a[href*="/agreements/"]');
  await press(supervisor, 'a[href$="/return"]');
  await supervisor.send({ reason: 'Punguza uzito wa kazi ya kwanza.' });
  assert.equal(await supervisor.errors(), '');

  await counts(employee, 1);
  await employee.width(DESK);
  const entry = employee.page.locator('.tija-nav a[href="/notices"]');
  assert.match(await entry.textContent(), /1 - Arifa 1 ambayo hujaisoma/);
  await employee.width(PHONE);
  await employee.goto('/notices');
  await employee.check('notices');
  assert.match(await employee.text('.tija-work'), /amerudisha mpango wako/);
  await employee.follow(() => employee.page.locator('a[href^="/language/en"]').first().click());
  await employee.check('notices-en', { widths: [PHONE] });
  assert.match(await employee.text('.tija-work'), /returned your plan/);
  await employee.follow(() => employee.page.locator('a[href^="/language/sw"]').first().click());
  await press(employee, '.tija-work button');
  assert.match(employee.path(), /^\/agreements\//);
  assert.match(await employee.text(), /Punguza uzito wa kazi ya kwanza/);
  await counts(employee, 0);

  await employee.goto('/me');
  await press(employee, 'a[href="/me/mail"]');
  await employee.check('contact');
  await employee.send({ email: 'si anwani', digest: 'weekly' });
  assert.notEqual(await employee.errors(), '');
  await employee.check('contact-refused', { widths: [PHONE] });
  await employee.send({ email: 'w.ndembele@example.go.tz', digest: 'daily', language: 'en' });
  assert.match(employee.path(), /^\/me\?done=/);
  const own = await employee.text();
  assert.match(own, /w\.ndembele@example\.go\.tz/);
  await employee.goto('/me/mail');
  assert.equal(await employee.page.locator('[name=digest]:checked').inputValue(), 'daily');

  // HR sees how e-mail fares; whoever has no such role does not.
  const hr = await member(tija, 'hr');
  await hr.goto('/mail');
  await hr.check('mail');
  assert.match(await hr.text(), /Barua pepe haijawekwa/);
  assert.equal((await employee.goto('/mail')).status(), 403);
  assert.match(tija.refusedCommand('mail', 'send'), /TIJA_SMTP is missing/);
});
