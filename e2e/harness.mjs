// The room where browser journeys run: a Tija server of its own for each test (fresh data, a clock that stands where the test
// wants it), people as separate browser contexts, and the checks every page must pass. No journey is here, and no page's words.
//
//   TIJA_E2E_DATABASE     sqlite (default), postgresql (the tests' own server), or the URL of an empty database
//   TIJA_E2E_BINARY       the program to test; default target/debug/tija
//   TIJA_E2E_CHROMIUM     the browser; default chromium-headless-shell (half the work of a whole one), else the first chromium found
//   TIJA_E2E_SCREENSHOTS  when set, check() leaves pictures in e2e/out
//   TIJA_E2E_STEPS        when set, every step of every journey is printed with the time it took
//
// Nothing here measures time: each limit is there only so that nothing hangs, and is far above what a slow, cold machine needs.
// A journey that fails says in its message which line failed, what every person saw, and the end of the server's log.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { performance } from 'node:perf_hooks';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const database = process.env.TIJA_E2E_DATABASE ?? 'sqlite';
const binary = resolve(root, process.env.TIJA_E2E_BINARY ?? join(process.env.CARGO_TARGET_DIR ?? 'target', 'debug/tija'));

/** The Monday on which a test's world begins unless it says otherwise: the second week of financial year 2026/27. */
export const FIRST_DAY = '2026-07-06T08:00:00+03:00';
/** The day of those journeys that begin with the demonstration and need no other: it is filled once for all of them. */
export const DEMO_DAY = '2026-11-24T08:00:00+03:00';
export const PHONE = 320;
export const DESK = 1280;

const PATIENCE = { journey: 900_000, browser: 180_000, page: 60_000, start: 120_000, stop: 60_000, command: 300_000 };

// ---------------------------------------------------------------------------------------------------------------- browser

let browser;

async function theBrowser() {
  if (browser?.isConnected()) return browser;
  browser = await chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    timeout: PATIENCE.browser,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
      // No other host has a name here. Requests are watched, not stopped on their way: that would switch the browser's cache off.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
  return browser;
}

function chromiumPath() {
  const candidates = [process.env.TIJA_E2E_CHROMIUM, '/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = candidates.find((path) => path && existsSync(path));
  if (!found) throw new Error("no Chromium here. Install Debian's package: apt-get install chromium-headless-shell");
  return found;
}

// A browser left open would keep node from ending, for ever: it closes here whatever the tests came to.
after(async () => { await browser?.close(); });

// ----------------------------------------------------------------------------------------------------------------- server

/** What a journey has come to: its servers, and the steps walked, the latest last. */
class Record {
  servers = [];
  steps = [];
  began = performance.now();

  faults() { return this.servers.flatMap((server) => server.faults); }

  /** Does `act` as a step of this name; a step within a step is indented. */
  async step(name, act) {
    const line = { name, depth: this.depth ?? 0, at: performance.now(), took: null };
    this.steps.push(line);
    this.depth = line.depth + 1;
    try {
      return await act();
    } finally {
      this.depth = line.depth;
      line.took = performance.now() - line.at;
      if (process.env.TIJA_E2E_STEPS) console.error(this.written(line));
    }
  }

  written({ name, depth, at, took }) {
    const seconds = (duration) => `${(duration / 1000).toFixed(1)} s`;
    return `${seconds(at - this.began).padStart(8)}  ${'  '.repeat(depth)}${name} ${took === null ? '(not done)' : `(${seconds(took)})`}`;
  }

  /** The one error of a failed journey. What explains most stands last: where only the end of a log is kept, it is kept. */
  async failure(cause) {
    const parts = [];
    for (const server of this.servers) parts.push(`the server's log, its last lines:\n${server.log()}`);
    parts.push(`the last steps:\n${this.steps.slice(-15).map((line) => this.written(line)).join('\n')}`);
    for (const server of this.servers) for (const person of server.people) parts.push(await person.seen());
    const frames = String(cause?.stack ?? '').split('\n').filter((line) => /\.test\.mjs/.test(line));
    parts.push(`failed at:\n${frames.map(sourceLine).join('\n') || '  (no line of the journey is known)'}`);
    parts.push(`${cause?.name ?? 'Error'}: ${withoutColours(String(cause?.message ?? cause))}`);
    for (const fault of this.faults()) parts.push(`on the way: ${fault}`);
    const told = new Error(parts.join('\n\n'));
    told.stack = told.message;
    return told;
  }
}

const records = new WeakMap();

function sourceLine(frame) {
  const [, path, line] = frame.match(/(\/[^():]*\.test\.mjs):(\d+)/) ?? [];
  if (!path) return frame;
  const source = readFileSync(decodeURI(path), 'utf8').split('\n')[line - 1] ?? '';
  return `  ${path.split('/').pop()}:${line}  ${source.trim()}`;
}

function withoutColours(text) { return text.replace(/\u001b\[\d+m/g, ''); }

/** A test that cannot hang: `title` is a sentence, `walk` gets node's test context. */
export function journey(title, walk) {
  test(title, { timeout: PATIENCE.journey + 120_000 }, async (t) => {
    const record = new Record();
    records.set(t, record);
    let patience;
    const tooLong = new Promise((_, fail) => {
      patience = setTimeout(() => fail(new Error(`not at its end after ${PATIENCE.journey / 1000} s`)), PATIENCE.journey);
    });
    try {
      await Promise.race([walk(t), tooLong]);
      if (record.faults().length > 0) throw new Error('every step was walked, but something was seen on the way that no page may do');
      for (const server of record.servers) await server.leave();
    } catch (cause) {
      throw await record.failure(cause);
    } finally {
      clearTimeout(patience);
      for (const server of record.servers) await server.end();
    }
    if (record.faults().length > 0) throw await record.failure(new Error('every step was walked, but the end was not as it should be'));
  });
}

/**
 * Starts a Tija server with data of its own, for the test `t`, and ends it with the test.
 * `clock`: the moment at which the server's clock starts. `demo`: it begins with the demonstration as it is at that moment.
 * `fill`: command lines run before it serves. `environment`: further settings.
 */
export async function start(t, { clock = FIRST_DAY, demo = false, fill = [], environment = {} } = {}) {
  const record = records.get(t);
  const from = demo ? await record.step('the demonstration', () => demonstration(record, clock)) : undefined;
  const tija = new Tija(record, clock, environment, from);
  record.servers.push(tija);
  for (const line of fill) await record.step(`tija ${line.join(' ')}`, async () => tija.command(...line));
  await record.step('the server starts', () => tija.serve());
  return tija;
}

class Tija {
  #child;
  #log = '';
  #stopping = false;
  #kill = () => { this.#child?.kill('SIGKILL'); };
  people = [];
  faults = [];

  /** `from`: a kept demonstration to begin with, of which this server gets a copy. */
  constructor(record, clock, environment, from) {
    this.record = record;
    if (!existsSync(binary)) throw new Error(`${binary} is not built; run: cargo build -p tija`);
    this.clock = clock;
    this.data = mkdtempSync(join(tmpdir(), 'tija-e2e-'));
    if (from) cpSync(from.data, this.data, { recursive: true });
    this.environment = { ...process.env, TIJA_DATA: this.data, ...environment };
    if (database === 'postgresql') this.environment.TIJA_DATABASE = freshDatabase(from?.template);
    else if (database !== 'sqlite') this.environment.TIJA_DATABASE = database;
    else delete this.environment.TIJA_DATABASE;
    process.on('exit', this.#kill);
  }

  #settings() {
    return { cwd: root, env: { ...this.environment, TIJA_CLOCK: this.clock, TIJA_LISTEN: `127.0.0.1:${this.port ?? 0}` } };
  }

  #ran(words) { return spawnSync(binary, words, { ...this.#settings(), encoding: 'utf8', timeout: PATIENCE.command }); }

  /** Runs `tija ARGUMENTS` on this server's data at its clock; returns what it printed, or fails the test with what it said. */
  command(...words) {
    const done = this.#ran(words);
    assert.equal(done.status, 0, `tija ${words.join(' ')}\n${done.stdout}${done.stderr}${done.error ?? ''}`);
    return done.stdout;
  }

  /** As `command`, for what must be refused: returns the message. */
  refusedCommand(...words) {
    const done = this.#ran(words);
    assert.ok(done.status > 0, `tija ${words.join(' ')} was not refused\n${done.stdout}${done.stderr}${done.error ?? ''}`);
    return done.stderr;
  }

  async serve() {
    // One port for the whole journey, so that a browser's cookies and workers outlive a restart.
    this.port ??= await freePort();
    this.origin = `http://127.0.0.1:${this.port}`;
    const child = spawn(binary, ['serve'], { ...this.#settings(), stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    this.#stopping = false;
    const keep = (chunk) => { this.#log += chunk; };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (cause) => keep(`${cause}\n`));
    child.on('exit', (code, signal) => { if (!this.#stopping) this.faults.push(`the server ended by itself (${signal ?? code})`); });
    const latest = Date.now() + PATIENCE.start;
    for (;;) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) throw new Error(`tija serve ended by itself:\n${this.log()}`);
      if (Date.now() > latest) throw new Error(`tija serve does not answer on ${this.origin} after ${PATIENCE.start / 1000} s:\n${this.log()}`);
      try {
        await (await fetch(`${this.origin}/health`, { signal: AbortSignal.timeout(5_000), headers: { connection: 'close' } })).arrayBuffer();
        return;
      } catch {
        await new Promise((wake) => setTimeout(wake, 50));
      }
    }
  }

  async stop() {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    this.#stopping = true;
    const ended = new Promise((done) => child.once('exit', done));
    const patience = setTimeout(() => {
      this.faults.push(`the server did not end within ${PATIENCE.stop / 1000} s of SIGTERM`);
      child.kill('SIGKILL');
    }, PATIENCE.stop);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(patience);
  }

  /** Everybody's page is left, and what it still asked for has come: nobody talks with the server. */
  async leave() {
    for (const person of this.people) await person.leave();
  }

  /** Moves the server's time: everybody leaves their page, it stops, and starts again on the same data with its clock at `moment` (RFC 3339). */
  async turnClockTo(moment) {
    await this.record.step(`the clock turns to ${moment}`, async () => {
      await this.leave();
      await this.stop();
      this.clock = moment;
      await this.serve();
    });
  }

  log() { return this.#log.split('\n').slice(-60).join('\n'); }

  /**
   * A person with a browser of their own: cookies, width, with or without scripts. `name` is for messages and pictures.
   */
  async person(name, { width = DESK, javaScript = true } = {}) {
    const context = await (await theBrowser()).newContext({
      baseURL: this.origin,
      viewport: { width, height: width < 600 ? 640 : 900 },
      javaScriptEnabled: javaScript,
      locale: 'sw-TZ',
      timezoneId: 'Africa/Dar_es_Salaam',
    });
    context.setDefaultTimeout(PATIENCE.page);
    const person = new Person(name, this, context, await context.newPage(), javaScript);
    await person.watch();
    this.people.push(person);
    return person;
  }

  async end() {
    try {
      for (const person of this.people) await person.context.close();
      await this.stop();
      if (/panicked at/.test(this.#log)) this.faults.push('the server panicked; its log stands above');
    } catch (cause) {
      this.faults.push(`the server and its people did not end well: ${cause}`);
    } finally {
      this.#kill();
      process.off('exit', this.#kill);
      rmSync(this.data, { recursive: true, force: true });
    }
  }
}

function postgres(...words) {
  const done = spawnSync('sh', [join(root, 'tools/test-postgres.sh'), ...words], { encoding: 'utf8' });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout.trim();
}

/** A database of the tests' own PostgreSQL server, a copy of `template` if one is named; it goes when this process has ended. */
function freshDatabase(template) { return postgres('database', String(process.pid), ...(template ? [template] : [])); }

/**
 * The demonstration as this program fills it at `clock`: filled once, then kept for all journeys of this program and this
 * database that begin at the same moment. A journey gets a copy, so none sees what another did.
 */
async function demonstration(record, clock) {
  if (database !== 'sqlite' && database !== 'postgresql') throw new Error(`a journey with the demonstration needs a database it can copy, not ${database}`);
  const { mtimeMs, size } = statSync(binary);
  const [shelf, program] = [join(root, 'target/e2e-demo'), `${database}-${size}-${Math.round(mtimeMs)}-`];
  const kept = join(shelf, program + clock.replaceAll(/\W/g, ''));
  const found = () => {
    if (!existsSync(kept)) return undefined;
    const template = database === 'postgresql' ? readFileSync(join(kept, 'template'), 'utf8') : undefined;
    // The tests' server forgets its databases when it ends; what was kept of them is then worth nothing.
    if (!template || postgres('has', template) === 'yes') return { data: join(kept, 'data'), template };
    rmSync(kept, { recursive: true, force: true });
    return undefined;
  };
  const before = found();
  if (before) return before;
  const tija = new Tija(record, clock, {});
  try {
    await record.step('tija demo --no-serve', async () => tija.command('demo', '--no-serve'));
    mkdirSync(shelf, { recursive: true });
    const making = mkdtempSync(join(shelf, '.'));
    cpSync(tija.data, join(making, 'data'), { recursive: true });
    if (database === 'postgresql') writeFileSync(join(making, 'template'), postgres('keep', tija.environment.TIJA_DATABASE));
    // Nobody asks any more for what an older program filled.
    for (const name of readdirSync(shelf)) if (name.startsWith(`${database}-`) && !name.startsWith(program)) rmSync(join(shelf, name), { recursive: true, force: true });
    // Another file's journeys may have been quicker: theirs is as good.
    try { renameSync(making, kept); } catch { rmSync(making, { recursive: true, force: true }); }
  } finally {
    await tija.end();
  }
  return found();
}

/**
 * A port below those that the kernel gives to whoever connects: else, while the server is stopped, a browser's own connection could
 * take it, or one that asks whether the server is there yet could connect to itself.
 */
async function freePort() {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    const free = await new Promise((found) => {
      const probe = createServer().once('error', () => found(false)).listen(port, '127.0.0.1', () => probe.close(() => found(true)));
    });
    if (free) return port;
  }
  throw new Error('no free port among a hundred tried');
}

// ----------------------------------------------------------------------------------------------------------------- people

class Person {
  #asking = new Set();
  #wasOffline = false;

  constructor(name, tija, context, page, javaScript) {
    Object.assign(this, { name, tija, context, page, javaScript });
  }

  #step(what, act) { return this.tija.record.step(`${this.name}: ${what}`, act); }

  /** What may happen on no page: a foreign host, a script error, a complaint of the console (such as a refused style), a 5xx. */
  async watch() {
    const fault = (what) => this.tija.faults.push(`${this.name}: ${what}`);
    this.context.on('request', (request) => {
      this.#asking.add(request);
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== this.tija.origin) fault(`the page asked a foreign host: ${url}`);
    });
    this.context.on('requestfinished', (request) => this.#asking.delete(request));
    this.context.on('requestfailed', (request) => this.#asking.delete(request));
    this.context.on('weberror', (error) => fault(`script error: ${error.error().message}`));
    this.context.on('console', (message) => {
      // Chromium reports each 4xx page as a console error; those are pages like others.
      // Without a network it also complains that it could not look for a newer worker, at a moment of its own choice.
      const expected = this.#wasOffline
        ? /status of 4\d\d|net::ERR_INTERNET_DISCONNECTED|unknown error occurred when fetching the script/ : /status of 4\d\d/;
      // The browser asks for the icon when it likes, also after the page was left: while the clock is turned nobody answers.
      const icon = /\/assets\/icon\./.test(message.text() + message.location().url);
      if (message.type() === 'error' && !icon && !expected.test(message.text())) fault(`console: ${message.text()} (${message.location().url})`);
    });
    this.context.on('response', (response) => {
      if (response.status() >= 500) fault(`${response.status()} from ${response.request().method()} ${response.url()}`);
    });
  }

  path() { const url = new URL(this.page.url()); return url.pathname + url.search; }

  async goto(path) { return this.#step(`opens ${path}`, () => this.page.goto(path)); }

  /** Takes the network away, or gives it back. */
  async offline(without = true) {
    this.#wasOffline ||= without;
    await this.#step(without ? 'has no network' : 'has a network again', () => this.context.setOffline(without));
  }

  /** Closes the tab and opens another, in the same browser. */
  async newTab() {
    const page = await this.context.newPage();
    await this.page.close();
    this.page = page;
  }

  /** Leaves the page, and waits until nothing that it asked for is on its way. */
  async leave() {
    // A page that comes again by itself may do so at this very moment; the next time it has just done so.
    const leaving = () => this.page.goto('about:blank');
    await leaving().catch((cause) => { if (!/interrupted by another navigation/.test(cause.message)) throw cause; return leaving(); });
    const latest = Date.now() + 10_000;
    while (this.#asking.size > 0 && Date.now() < latest) await new Promise((wake) => setTimeout(wake, 20));
    this.#asking.clear();
  }

  /** What this person has before their eyes, for the message of a failed journey; never fails. */
  async seen() {
    if (this.page.isClosed()) return `${this.name} has left`;
    const soon = (asked) => Promise.race([asked, new Promise((_, fail) => { setTimeout(() => fail(new Error('no answer')), 3_000); })])
      .catch((cause) => `(${String(cause.message ?? cause).split('\n')[0]})`);
    const text = (selector) => soon(this.page.locator(selector).allInnerTexts().then((texts) => texts.join(' | ').replaceAll(/\s+/g, ' ').trim()));
    const [heading, errors, notice, main] = [await text('h1'), await soon(this.errors()), await text('[data-notice]'), await text('main')];
    await soon(this.picture(`failed-${this.name}`, true));
    return `${this.name} is on ${this.page.url()}\n  heading: ${heading}\n  errors: ${errors || '-'}\n  notice: ${notice || '-'}\n  text: ${main.slice(0, 300)}`;
  }

  async heading() { return (await this.page.locator('h1').first().innerText()).trim(); }

  async language() { return this.page.locator('html').getAttribute('lang'); }

  /** Fills fields by their names and presses the form's button (or the one named `button`), as a person without scripts would. A file is { name, mimeType, buffer }. */
  async send(fields, { button } = {}) {
    const first = Object.keys(fields)[0];
    const form = this.page.locator('form').filter({ has: this.page.locator(`[name="${first}"]`) }).first();
    for (const [name, value] of Object.entries(fields)) await this.#enter(form.locator(`[name="${name}"]`), value);
    const press = button ? form.getByRole('button', { name: button }) : form.locator('button:not([type=button]), input[type=submit]').first();
    await this.follow(() => press.click());
  }

  async #enter(fields, value) {
    const field = fields.first();
    switch (await field.evaluate((element) => (element.tagName === 'SELECT' ? 'select' : element.type))) {
      case 'select': await field.selectOption(value); break;
      case 'file': await field.setInputFiles(value); break;
      case 'radio':
      case 'checkbox': await fields.and(this.page.locator(`[value="${value}"]`)).check(); break;
      default: await field.fill(value);
    }
  }

  /** Does what leads to another page, and waits for that page, its style sheet and its scripts. */
  async follow(act) {
    await this.#step(`acts on ${this.path()}`, async () => {
      await this.page.waitForLoadState('load');
      const arrived = this.page.waitForEvent('load');
      arrived.catch(() => {});
      await act();
      await arrived;
    });
  }

  async signIn(checkNumber, password) {
    await this.#step('signs in', async () => {
      await this.goto('/sign-in');
      await this.send({ check_number: checkNumber, password });
    });
    assert.notEqual(new URL(this.page.url()).pathname, '/sign-in', `${this.name} was not signed in: ${await this.errors()}`);
  }

  async activate(checkNumber, code, password) {
    await this.#step('activates the account', async () => {
      await this.goto('/activate');
      await this.send({ check_number: checkNumber, code, password, password_again: password });
    });
    assert.notEqual(new URL(this.page.url()).pathname, '/activate', `${this.name} was not activated: ${await this.errors()}`);
  }

  /** The text of the page's error summary, or nothing. */
  async errors() {
    const summary = this.page.locator('.govuk-error-summary, [role=alert]');
    return (await summary.allInnerTexts()).join('\n').trim();
  }

  /** The text of the page's own part, and of `selector` in it. */
  async text(selector = '') { return (await this.page.locator(`main ${selector}`).allInnerTexts()).join('\n'); }

  /** Waits on a page that comes again by itself until `selector` is on it. */
  async until(selector) {
    await this.#step(`waits for ${selector}`, async () => {
      await this.page.locator(selector).first().waitFor();
      await this.page.waitForLoadState('load');
    });
  }

  /** Opens a page again and again until `seen` says that `what` is there: what the sealer and its listeners bring comes beside the pages. */
  async reopen(path, what, seen) {
    await this.#step(`opens ${path} until ${what} is there`, async () => {
      const latest = Date.now() + PATIENCE.start;
      for (;;) {
        await this.page.goto(path);
        if (await seen()) return;
        assert.ok(Date.now() < latest, `${this.name} never saw ${what} on ${path}`);
        await new Promise((wake) => setTimeout(wake, 500));
      }
    });
  }

  async width(pixels) { await this.page.setViewportSize({ width: pixels, height: pixels < 600 ? 640 : 900 }); }

  /** Presses Tab until `locator` has the focus: who has only a keyboard can reach it. */
  async tabTo(locator, { presses = 60 } = {}) {
    for (let n = 0; n < presses; n += 1) {
      await this.page.keyboard.press('Tab');
      if (await locator.evaluate((element) => element === document.activeElement)) return;
    }
    assert.fail(`${this.name}: ${presses} presses of Tab on ${this.path()} do not reach ${locator}`);
  }

  /**
   * Every page's duties, at both widths: WCAG 2.2 AA by axe, no sideways scrolling, on a phone no word cut in two; a picture when
   * pictures are wanted. What axe says of a page does not depend on the database that filled it, and costs more than all the rest:
   * it is asked on SQLite.
   */
  async check(label, { widths = [PHONE, DESK] } = {}) {
    await this.#step(`looks at ${this.path()} (${label})`, () => this.#checked(label, widths));
  }

  async #checked(label, widths) {
    const before = this.page.viewportSize();
    await this.page.waitForLoadState('load');
    const asked = database !== 'postgresql';
    await this.#whereScriptsRun(async (page) => {
      if (asked) await page.evaluate(axeSource);
      for (const width of widths) {
        await this.width(width);
        if (page !== this.page) await page.setViewportSize(this.page.viewportSize());
        await this.picture(`${label}-${width}`);
        await this.doesNotScrollSideways();
        if (width === PHONE) await this.breaksNoWord();
        assert.doesNotMatch(await this.page.locator('body').innerText(), /\[\[/, `${this.name} on ${this.path()}: words are missing`);
        const violations = asked ? await violationsOn(page) : [];
        assert.equal(violations.length, 0, `${this.name} on ${this.path()} at ${width} px:\n${violations.join('\n')}`);
      }
    });
    await this.page.setViewportSize(before);
  }

  /** axe cannot run where scripts may not: it looks at a copy of the page as it was read without scripts, with none of the page's own. */
  async #whereScriptsRun(look) {
    if (this.javaScript) { await look(this.page); return; }
    const html = await this.page.content();
    const address = this.page.url();
    const context = await this.context.browser().newContext({
      viewport: this.page.viewportSize(), storageState: await this.context.storageState(),
    });
    try {
      const copy = await context.newPage();
      await copy.route((url) => url.href === address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
      await copy.route((url) => /\.m?js$/.test(url.pathname), (route) => route.abort());
      await copy.goto(address);
      await look(copy);
    } finally {
      await context.close();
    }
  }

  async doesNotScrollSideways() {
    const { width, room, wide } = await this.page.evaluate(() => {
      const room = document.documentElement.clientWidth;
      // What scrolls in a box of its own is no offender.
      const boxed = (element) => { for (let e = element.parentElement; e && e !== document.body; e = e.parentElement) { if (getComputedStyle(e).overflowX !== 'visible') return true; } return false; };
      const wide = [...document.body.querySelectorAll('*')]
        .filter((element) => element.getBoundingClientRect().right > room + 0.5 && !boxed(element))
        .map((element) => `${element.tagName.toLowerCase()}.${element.className} up to ${Math.round(element.getBoundingClientRect().right)} px`);
      return { width: document.documentElement.scrollWidth, room, wide: wide.slice(0, 5) };
    });
    assert.ok(width <= room, `${this.name} on ${this.path()}: the page is ${width} px wide in ${room} px; ${wide.join(', ')}`);
  }

  /** A word of at most twelve letters has room on every line, so none goes on in the next. What is cut anywhere (a hash) is left out. */
  async breaksNoWord() {
    const broken = await this.page.evaluate(() => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      const found = [];
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const around = text.parentElement;
        if (!/\S/.test(text.data) || !around.checkVisibility()) continue;
        if (around.closest('.govuk-visually-hidden, .tija-table thead, .tija-exact, code, pre, textarea, svg, script')) continue;
        range.selectNodeContents(text);
        if (range.getClientRects().length < 2) continue;
        for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
          // A number of a letter and two words with a stroke between them may go on in the next line.
          if (word.length > 12 || /[-\u2013\u2014/@_]/.test(word)) continue;
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          const lines = new Set([...range.getClientRects()].map((rect) => Math.round(rect.top)));
          if (lines.size > 1) found.push(`"${word}" in "${text.data.trim().slice(0, 60)}" (${around.tagName.toLowerCase()}.${around.className})`);
        }
      }
      return found.slice(0, 5);
    });
    assert.equal(broken.length, 0, `${this.name} on ${this.path()}: words are cut into two lines: ${broken.join(', ')}`);
  }

  /** Leaves e2e/out/LABEL.png, when pictures are wanted. */
  async picture(label, wanted = process.env.TIJA_E2E_SCREENSHOTS) {
    if (!wanted) return;
    mkdirSync(join(here, 'out'), { recursive: true });
    await this.page.screenshot({ path: join(here, 'out', `${label}.png`), fullPage: true });
  }
}

/** What axe, which is on the page already, finds wrong, each as a text that names the rule and the places. */
async function violationsOn(page) {
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const result = await globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return result.violations.map((rule) => `${rule.id} (${rule.impact}): ${rule.help}\n`
      + rule.nodes.map((node) => `    ${node.target.join(' ')}  ${node.html}\n      ${node.failureSummary.replaceAll('\n', '\n      ')}`).join('\n'));
  });
}
