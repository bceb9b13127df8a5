// Fairness of appraisals as its people see it, in the invented council: the ward officer looks at the head teacher's marks without
// scripts on a phone, the head teacher sees the same figures, officers see the institution without names, and PO-PSMGG the nation.

import assert from 'node:assert/strict';
import { DEMO_DAY, PHONE, journey, start } from './harness.mjs';

const PASSWORD = 'jua-mvua-mavuno';
const PEOPLE = { ward: '90000023', headTeacher: '90000024', teacher: '90000025', hr: '90000004', national: '90000063' };

const has = async (person, text) => assert.match(await person.page.locator('main').innerText(), text, `${person.name} on ${person.path()}`);
const hasNot = async (person, text) => assert.doesNotMatch(await person.page.locator('main').innerText(), text, `${person.name} on ${person.path()}`);

journey('marks are looked at from above, explained, and never ranked', async (t) => {
  const tija = await start(t, { clock: DEMO_DAY, demo: true, fill: [
    ['role', 'grant', '--institution', 'MWANGAZA', '--check-number', PEOPLE.national, 'national'],
    ['fairness', '--institution', 'MWANGAZA', '--year', '2025/26'],
  ] });
  const people = {};
  for (const [role, number] of Object.entries(PEOPLE)) {
    people[role] = await tija.person(role, role === 'ward' ? { width: PHONE, javaScript: false } : {});
    await people[role].signIn(number, PASSWORD);
  }
  const { ward, headTeacher, teacher, hr, national } = people;

  // The second level: the supervisors below, in a table beside the chart, then one of them.
  await ward.goto('/fairness/supervisors');
  await has(ward, /Chilongani/);
  await has(ward, /Takwimu za kundi dogo hazina uzito mkubwa/);
  assert.equal(await ward.page.locator('main figure.tija-chart svg[role=img]').count(), 1);
  await ward.check('fairness-line');
  await ward.follow(() => ward.page.locator('main table a[href^="/fairness/supervisors/"]').first().click());
  const show = ward.path();
  await has(ward, /Haisemi:/);
  await has(ward, /Alama ya kati ya taasisi yote ni \d/);
  await has(ward, /waliotathminiwa ni [78]/);
  await ward.check('fairness-supervisor');

  // The supervisor sees the same figures; those who were judged, and HR, do not.
  await headTeacher.goto('/fairness/supervisors');
  await headTeacher.follow(() => headTeacher.page.locator(`main a[href="${show}"]`).first().click());
  await has(headTeacher, /Msimamizi wako anaziona pia/);
  assert.equal((await teacher.goto(show)).status(), 404);
  assert.equal((await hr.goto(show)).status(), 404);

  // The institution: figures, groups without the small ones, no supervisor's name.
  await hr.goto('/fairness/institution');
  await has(hr, /Wasimamizi kwa jambo la kuzungumzia/);
  await has(hr, /yaliyofichwa, kwa pamoja/);
  await hasNot(hr, /Chilongani|Ndelwale|Mwakalinga/);
  await hr.check('fairness-institution');
  const file = await hr.page.request.get('/fairness/institution?sheet=csv');
  assert.equal(file.status(), 200);
  assert.match(await file.text(), /Makundi \d+ yaliyofichwa/);
  assert.equal((await hr.goto('/fairness/nation')).status(), 403);

  // The nation.
  await national.goto('/fairness/nation');
  await has(national, /Kwa mkoa wa taasisi/);
  await has(national, /Singida/);
  await hasNot(national, /Mwangaza|Chilongani/);
  await national.check('fairness-nation');

  // Another year has nothing yet, and says so.
  await national.goto('/fairness/nation?year=2026-27');
  await has(national, /Hakuna alama zilizotangazwa/);
  await ward.goto('/fairness/supervisors?year=2026-27');
  await has(ward, /Hakuna msimamizi chini yako/);
  await ward.check('fairness-none');
});
