// An appeal as its people walk it, in the invented council: a teacher contests a published mark without scripts on a phone, the
// supervisor's review dismisses it, the second level hears the respondent and upholds it, and both versions of the mark are there.

import assert from 'node:assert/strict';
import { PHONE, journey, start } from './harness.mjs';

const PASSWORD = 'jua-mvua-mavuno';
const PEOPLE = { appellant: '90000025', supervisor: '90000024', second: '90000023', hr: '90000004', auditor: '90000057' };

// The demonstration's marks are out since 17 August 2026.
const PUBLISHED = '2026-08-21T08:00:00+03:00';

const next = (person) => person.page.locator('.tija-panel--next');
const has = async (person, text) => assert.match(await person.page.locator('main').innerText(), text, `${person.name} on ${person.path()}`);

/** Answers every contested item and sends the decision. */
async function decide(person, result, quality) {
  await person.follow(() => next(person).locator('a[href$="/decide"]').click());
  await person.check(`appeal-decide-${person.name}`);
  await person.page.locator(`input[name="result.1"][value="${result}"]`).check();
  if (quality) await person.page.locator('[name="quality.1"]').fill(quality);
  await person.page.locator('[name="reason.1"]').fill('Taarifa ya ukaguzi imesomwa.');
  await person.page.locator('textarea[name="reason"]').fill('Uamuzi umefuata kumbukumbu za ofisi.');
  await person.follow(() => person.page.locator('main form[data-autosave] button:not([type=button])').last().click());
  assert.equal(await person.errors(), '');
}

journey('a contested mark is reviewed, heard by the second level, and raised', async (t) => {
  const tija = await start(t, { clock: PUBLISHED, demo: true });
  const people = {};
  for (const [role, number] of Object.entries(PEOPLE)) {
    people[role] = await tija.person(role, role === 'appellant' ? { width: PHONE, javaScript: false } : {});
    await people[role].signIn(number, PASSWORD);
  }
  const { appellant, supervisor, second, hr, auditor } = people;

  await appellant.goto('/my-mark');
  await appellant.follow(() => appellant.page.locator('main a[href^="/marks/"]').first().click());
  await has(appellant, /unaweza kukata rufaa hadi 24 Agosti 2026/);
  await appellant.check('appeal-my-mark');
  await appellant.follow(() => appellant.page.locator('a[href$="/appeal"]').first().click());
  await appellant.check('appeal-file');
  // Sent with nothing contested it comes back, and keeps what was typed.
  await appellant.page.locator('[name="statement"]').fill('Naomba mapitio ya ubora.');
  await appellant.follow(() => appellant.page.locator('main form[data-autosave] button').last().click());
  assert.match(await appellant.errors(), /angalau kazi ndogo moja/);
  assert.equal(await appellant.page.locator('[name="statement"]').inputValue(), 'Naomba mapitio ya ubora.');
  const line = appellant.page.locator('main form details').nth(1);
  await line.locator('summary').click();
  await line.locator('select').selectOption('evidence');
  await line.locator('textarea').fill('Taarifa ya ukaguzi haikuzingatiwa.');
  await line.locator('input[type=file]').setInputFiles({ name: 'ukaguzi.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 ukaguzi') });
  await appellant.follow(() => appellant.page.locator('main form[data-autosave] button').last().click());
  assert.equal(await appellant.errors(), '');
  const appeal = appellant.path().split('?')[0];
  assert.match(appeal, /^\/appeals\//);
  await appellant.check('appeal-filed');

  // Officers see that there is a case, not whose; everybody else finds nothing.
  await hr.goto('/appeals');
  await hr.check('appeal-list');
  await has(hr, /Rufaa namba RUF\/2025\/26\/0001/);
  assert.doesNotMatch(await hr.page.locator('main').innerText(), /Mwinuka/);
  assert.equal((await hr.goto(appeal)).status(), 404);
  assert.equal((await second.goto(appeal)).status(), 404);
  await auditor.goto(`${appeal}/audit`);
  await auditor.check('appeal-audit');
  await auditor.send({ reason: 'Mapitio ya malalamiko ya Agosti.' });
  await has(auditor, /Taarifa ya ukaguzi haikuzingatiwa/);

  // The review: from the landing page to a decision.
  await supervisor.goto('/');
  await supervisor.follow(() => supervisor.page.locator(`.tija-work a[href="${appeal}"]`).first().click());
  await supervisor.check('appeal-review');
  await decide(supervisor, 'confirmed');

  await appellant.goto(appeal);
  await appellant.check('appeal-dismissed');
  await appellant.page.locator('details:has([name="statement"]) summary').click();
  await appellant.send({ statement: 'Ukurasa wa tatu wa taarifa haukusomwa.' });
  assert.equal(await appellant.errors(), '');

  await supervisor.goto(appeal);
  await supervisor.check('appeal-answer');
  await supervisor.send({ answer: 'Sikuwa nimeona ukurasa wa tatu.' });
  assert.equal(await supervisor.errors(), '');

  await second.goto('/');
  await second.follow(() => second.page.locator(`.tija-work a[href="${appeal}"]`).first().click());
  await has(second, /Sikuwa nimeona ukurasa wa tatu/);
  await second.check('appeal-second-level');
  await decide(second, 'changed', '100');

  await appellant.goto(appeal);
  await has(appellant, /Imekubaliwa/);
  await has(appellant, /toleo la 2/);
  await appellant.follow(() => next(appellant).locator('form[action$="/accept"] button').click());
  await has(appellant, /Imefungwa/);
  await appellant.check('appeal-closed');
  await appellant.follow(() => appellant.page.locator('a[href^="/marks/"]').first().click());
  await has(appellant, /Toleo la 1/);
  await has(appellant, /85\.43/);
  await appellant.check('appeal-mark-versions');
});

journey('who leaves with an appeal before them leaves the seat, and the case goes on', async (t) => {
  const tija = await start(t, { clock: PUBLISHED, demo: true });
  const appellant = await tija.person('appellant', { width: PHONE, javaScript: false });
  const hr = await tija.person('hr');
  await appellant.signIn(PEOPLE.appellant, PASSWORD);
  await hr.signIn(PEOPLE.hr, PASSWORD);

  await appellant.goto('/my-mark');
  await appellant.follow(() => appellant.page.locator('main a[href^="/marks/"]').first().click());
  await appellant.follow(() => appellant.page.locator('a[href$="/appeal"]').first().click());
  await appellant.page.locator('[name="statement"]').fill('Naomba mapitio ya ubora.');
  const line = appellant.page.locator('main form details').nth(1);
  await line.locator('summary').click();
  await line.locator('select').selectOption('evidence');
  await line.locator('textarea').fill('Taarifa ya ukaguzi haikuzingatiwa.');
  await appellant.follow(() => appellant.page.locator('main form[data-autosave] button').last().click());
  assert.equal(await appellant.errors(), '');
  const appeal = appellant.path().split('?')[0];

  // The supervisor, who has the review before them, retires today.
  await hr.goto(`/people?q=${PEOPLE.supervisor}`);
  await hr.follow(() => hr.page.locator('main tbody a[href^="/people/"]').first().click());
  await hr.goto(`${hr.path()}/end`);
  await hr.send({ last: '21/08/2026', reason: 'Amestaafu' });
  assert.equal(await hr.errors(), '');

  await tija.turnClockTo('2026-08-24T08:00:00+03:00');
  tija.command('due', 'run');
  await appellant.signIn(PEOPLE.appellant, PASSWORD);
  await appellant.goto(appeal);
  await has(appellant, /aliondoka/);
  await appellant.check('appeal-seat-left');

  const second = await tija.person('second');
  await second.signIn(PEOPLE.second, PASSWORD);
  await second.goto('/');
  await second.follow(() => second.page.locator(`.tija-work a[href="${appeal}"]`).first().click());
  await has(second, /Taarifa ya ukaguzi haikuzingatiwa/);
  await second.check('appeal-seat-taken');
  await decide(second, 'changed', '100');

  // Who has left may still say how they judged; the case is no longer theirs to decide.
  const left = await tija.person('left', { width: PHONE });
  await left.signIn(PEOPLE.supervisor, PASSWORD);
  await left.goto(appeal);
  assert.equal(await left.page.locator('a[href$="/decide"]').count(), 0);
  await appellant.goto(appeal);
  await has(appellant, /toleo la 2/);
});
