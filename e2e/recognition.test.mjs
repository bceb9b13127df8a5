// Recognition as its people walk it, in the invented council: a head teacher recommends a course and a sanction, the teacher is
// heard on a phone without scripts before the director decides, HR gathers training needs and writes a use of the mark down.

import assert from 'node:assert/strict';
import { DEMO_DAY, PHONE, journey, start } from './harness.mjs';

const PASSWORD = 'jua-mvua-mavuno';
const PEOPLE = { teacher: '90000030', supervisor: '90000024', director: '90000001', hr: '90000004', colleague: '90000031' };

const has = async (person, text) => assert.match(await person.page.locator('main').innerText(), text, `${person.name} on ${person.path()}`);
const form = (person, end) => person.page.locator(`main form[action$="/${end}"]`);
const send = (person, end) => person.follow(() => form(person, end).locator('button').click());

journey('nobody is punished unheard, and what is recommended is followed up', async (t) => {
  const tija = await start(t, { clock: DEMO_DAY, demo: true });
  const people = {};
  for (const [role, number] of Object.entries(PEOPLE)) {
    people[role] = await tija.person(role, role === 'teacher' ? { width: PHONE, javaScript: false } : {});
    await people[role].signIn(number, PASSWORD);
  }
  const { teacher, supervisor, director, hr, colleague } = people;

  // The supervisor, from the appraisal.
  await teacher.goto('/my-mark');
  await teacher.follow(() => teacher.page.locator('main a[href^="/marks/"]').first().click());
  const appraisal = teacher.path().split('?')[0].replace('/marks/', '/appraisals/');
  await supervisor.goto(appraisal);
  await supervisor.follow(() => supervisor.page.locator(`a[href="${appraisal}/measures"]`).first().click());
  await supervisor.check('recognition-appraisal');
  await form(supervisor, 'measures').locator('[name="kind"]').selectOption('short_course');
  await form(supervisor, 'measures').locator('[name="text"]').fill('Matokeo ya darasa lake yameshuka.');
  await send(supervisor, 'measures');
  assert.match(await supervisor.errors(), /somo la mafunzo/);
  assert.match(await form(supervisor, 'measures').locator('[name="text"]').inputValue(), /yameshuka/);
  await form(supervisor, 'measures').locator('[name="subject"]').fill('Upimaji endelevu wa wanafunzi');
  await send(supervisor, 'measures');
  await has(supervisor, /Inasubiri uamuzi/);
  await supervisor.goto(`${appraisal}/measures`);
  await form(supervisor, 'measures').locator('[name="kind"]').selectOption('written_warning');
  await form(supervisor, 'measures').locator('[name="text"]').fill('Vipindi vingi havikufundishwa bila taarifa.');
  await send(supervisor, 'measures');
  const warning = supervisor.path().split('?')[0];
  await has(supervisor, /Mtumishi anasubiriwa kujieleza/);

  // The director cannot approve it before the teacher was heard.
  await director.goto(warning);
  await form(director, 'decide').locator('[value="approve"]').check();
  await form(director, 'decide').locator('[name="text"]').fill('Nimesoma pendekezo.');
  await form(director, 'decide').locator('[name="due_on"]').fill('31/12/2026');
  await send(director, 'decide');
  assert.match(await director.page.locator('body').innerText(), /haiamuliwi kabla hajasikilizwa/);

  // The teacher: from the landing page, on a phone, without scripts.
  await teacher.goto('/');
  await teacher.follow(() => teacher.page.locator(`.tija-work a[href="${warning}"]`).first().click());
  await teacher.check('recognition-hearing');
  await form(teacher, 'hear').locator('textarea').fill('Nilikuwa nauguza mtoto; ruhusa iko kwa mwalimu mkuu.');
  await send(teacher, 'hear');
  await form(teacher, 'comment').locator('textarea').fill('Naomba ruhusa hiyo isomwe.');
  await send(teacher, 'comment');
  await has(teacher, /Naomba ruhusa hiyo isomwe/);
  assert.equal((await colleague.goto(warning)).status(), 404);

  // Decided with the employee's word read; the decision is seen by the employee.
  await director.goto('/measures');
  await director.check('recognition-list');
  await director.goto(warning);
  await has(director, /Nilikuwa nauguza mtoto/);
  await director.check('recognition-decide');
  await form(director, 'decide').locator('[value="decline"]').check();
  await form(director, 'decide').locator('[name="text"]').fill('Ruhusa ipo; hakuna kosa.');
  await send(director, 'decide');
  await has(director, /Imekataliwa/);
  await teacher.goto('/my-measures');
  await has(teacher, /Imekataliwa/);
  await teacher.check('recognition-own');

  // Training needs, and a later use of the mark.
  await hr.goto('/measures/training');
  await has(hr, /Upimaji endelevu wa wanafunzi/);
  await hr.check('recognition-training');
  await hr.goto(appraisal.replace('/appraisals/', '/marks/') + '/uses');
  await form(hr, 'uses').locator('[name="purpose"]').selectOption('confirmation');
  await form(hr, 'uses').locator('[name="decision"]').fill('Amethibitishwa kazini.');
  await form(hr, 'uses').locator('[name="letter"]').fill('HWM/UT/30/9');
  await form(hr, 'uses').locator('[name="used_on"]').fill('18/08/2026');
  await send(hr, 'uses');
  await hr.check('recognition-uses');
  await teacher.goto('/my-measures');
  await has(teacher, /HWM\/UT\/30\/9/);
});
