// A week without a network. One file, two lives: on the page it keeps a typed report when there is no network and shows what
// waits; as a worker (the same file under /worker.js) it opens the last page and takes a sending that could not leave.
// The server needs none of it: a report keeps its id, so whatever is sent twice is one report.
(function (scope) {
  'use strict'
  var PATH = '/my-week'
  var PAGES = 'tija-pages'
  var ASSETS = 'tija-assets'

  // ---- What waits on this device: one entry for a person and a week, the last one written.

  function queue(mode, use) {
    return new Promise(function (resolve, reject) {
      var opening = indexedDB.open('tija', 1)
      opening.onupgradeneeded = function () { opening.result.createObjectStore('week', { keyPath: 'key' }) }
      opening.onerror = function () { reject(opening.error) }
      opening.onsuccess = function () {
        var base = opening.result
        var deed = base.transaction('week', mode)
        var asked = use(deed.objectStore('week'))
        deed.oncomplete = function () { base.close(); resolve(asked && asked.result) }
        deed.onerror = deed.onabort = function () { base.close(); reject(deed.error) }
      }
    })
  }
  function waiting() { return queue('readonly', function (store) { return store.getAll() }) }
  function keep(entry) { return queue('readwrite', function (store) { return store.put(entry) }) }
  function drop(key) { return queue('readwrite', function (store) { return store.delete(key) }) }

  function entryOf(data) {
    var fields = []
    data.forEach(function (value, name) { if (!(value instanceof File) || value.size) fields.push([name, value]) })
    var person = data.get('employment')
    var week = data.get('week')
    return { key: person + ' ' + week, person: person, week: week, fields: fields, state: 'waiting', at: Date.now() }
  }

  // Sends one entry. 303 is the only answer that means "saved"; what is wrong stays for the person to mend.
  function send(entry) {
    var body = new FormData()
    entry.fields.forEach(function (field) {
      if (field[1] instanceof Blob) body.append(field[0], field[1], field[1].name)
      else body.append(field[0], field[1])
    })
    // It waited here: the server is told since when, and shows both moments.
    body.append('written_at', new Date(entry.at).toISOString())
    return fetch(PATH, { method: 'POST', body: body, redirect: 'manual', credentials: 'same-origin' }).then(function (answer) {
      if (answer.type === 'opaqueredirect') return drop(entry.key).then(function () { return 'sent' })
      if (answer.status === 401) entry.state = 'signed-out'
      else if (answer.status === 409 || answer.status === 422) entry.state = 'refused'
      else return 'waiting'
      return keep(entry).then(function () { return entry.state })
    }, function () { return 'waiting' })
  }

  // One sender at a time, page or worker; answers how many were sent.
  var sending = null
  function sendAll(person) {
    if (sending) return sending
    var all = function () {
      return waiting().then(function (entries) {
        return entries.reduce(function (before, entry) {
          return before.then(function (sent) {
            if (entry.state === 'refused' || (person && entry.person !== person)) return sent
            return send(entry).then(function (state) { return sent + (state === 'sent' ? 1 : 0) })
          })
        }, Promise.resolve(0))
      })
    }
    sending = scope.navigator.locks ? scope.navigator.locks.request('tija-week', all) : all()
    var done = function (sent) { sending = null; return sent || 0 }
    return sending.then(done, function () { return done(0) })
  }

  if (typeof document === 'undefined') worker()
  else page()

  // ---- The worker

  function worker() {
    scope.addEventListener('install', function () { scope.skipWaiting() })
    scope.addEventListener('activate', function (event) { event.waitUntil(scope.clients.claim()) })
    scope.addEventListener('sync', function (event) { event.waitUntil(sendAll()) })
    scope.addEventListener('message', function (event) {
      if (!event.data || !event.data.shell) return
      event.waitUntil(caches.open(ASSETS).then(function (cache) {
        return Promise.all(event.data.shell.map(function (address) {
          return cache.match(address).then(function (held) { return held || cache.add(address) })
        }))
      }).then(function () {
        return fetch(PATH, { credentials: 'same-origin' }).then(remember)
      }).catch(function () { }))
    })
    scope.addEventListener('fetch', function (event) {
      var request = event.request
      var address = new URL(request.url)
      if (address.origin !== scope.location.origin) return
      if (request.method === 'GET' && address.pathname.indexOf('/assets/') === 0) {
        event.respondWith(caches.match(request).then(function (held) { return held || fetch(request) }))
      } else if (request.mode === 'navigate' && request.method === 'GET' && (address.pathname === PATH || address.pathname === '/')) {
        event.respondWith(fetch(request).then(function (answer) {
          if (address.pathname === PATH && !address.searchParams.has('week')) event.waitUntil(remember(answer.clone()))
          return answer
        }, function (cause) {
          return caches.match(PATH).then(function (held) { if (held) return held; throw cause })
        }))
      } else if (request.mode === 'navigate' && request.method === 'POST' && address.pathname === PATH) {
        var copy = request.clone()
        event.respondWith(fetch(request).catch(function () {
          return copy.formData().then(entryOf).then(keep).then(function () {
            if (scope.registration.sync) scope.registration.sync.register('week').catch(function () { })
            return Response.redirect(PATH, 303)
          })
        }))
      } else if (request.method === 'POST' && (address.pathname === '/sign-out' || address.pathname === '/sign-in')) {
        // The page of who signs out, or was signed out by time, is not left to the next. Unsent reports: tija.js, before leaving.
        event.waitUntil(caches.delete(PAGES))
      }
    })
    function remember(answer) {
      if (!answer.ok || answer.redirected || answer.type !== 'basic') return Promise.resolve()
      return caches.open(PAGES).then(function (cache) { return cache.put(PATH, answer) })
    }
  }

  // ---- The page

  function page() {
    var root = document.querySelector('[data-week-page]')
    if (!root || !window.indexedDB || !window.fetch) return
    var say = function (name) { return root.getAttribute('data-' + name) || '' }
    var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)) }
    var person = say('person')
    try { localStorage.setItem('tija:person', person) } catch (e) { }
    var week = say('week')
    var box = root.querySelector('[data-queue]')
    var forms = all('form[data-offline]', root)
    var main = forms.filter(function (form) { return form.hasAttribute('data-autosave') })[0]

    if ('serviceWorker' in navigator) {
      navigator.serviceWorker.register('/worker.js').catch(function () { })
      navigator.serviceWorker.ready.then(function (registration) {
        var shell = all('link[rel=stylesheet], link[rel=icon], script[src]').map(function (part) { return part.href || part.src })
        if (navigator.onLine) registration.active.postMessage({ shell: shell })
      }).catch(function () { })
    }

    function part(name, text, css) {
      var made = document.createElement(name)
      made.textContent = text
      if (css) made.className = css
      return made
    }
    function weekText(monday) { return monday.split('-').reverse().join('/') }

    function show(sent) {
      return waiting().then(function (entries) {
        entries = entries.filter(function (entry) { return entry.person === person })
        box.textContent = ''
        box.hidden = !entries.length && !sent
        if (sent) box.appendChild(part('p', say('sent'), 'tija-notice tija-notice--success'))
        entries.forEach(function (entry) {
          var one = part('div', '', 'tija-panel tija-panel--next')
          one.appendChild(part('p', say(entry.state) + ' (' + weekText(entry.week) + ')', 'govuk-body'))
          if (entry.week !== week) {
            var open = part('a', say('open'), 'govuk-link')
            open.href = PATH + '?week=' + entry.week
            one.appendChild(open)
            one.appendChild(document.createTextNode(' '))
          }
          var away = part('button', say('drop'), 'tija-button--plain')
          away.type = 'button'
          away.addEventListener('click', function () { drop(entry.key).then(function () { show(0) }) })
          one.appendChild(away)
          box.appendChild(one)
        })
        return entries
      }).catch(function () { return [] })
    }

    // What was typed without a network and then refused comes back into its form.
    function put(entry) {
      if (!main) return
      all('input, select, textarea', main).forEach(function (field) {
        if (!field.name || field.type === 'hidden' || field.type === 'file') return
        var values = entry.fields.filter(function (held) { return held[0] === field.name }).map(function (held) { return held[1] })
        if (/^(checkbox|radio)$/.test(field.type)) field.checked = values.indexOf(field.value) >= 0
        else if (values.length) field.value = values[0]
      })
      all('details', main).forEach(function (more) { more.open = true })
      box.appendChild(part('p', say('typed'), 'govuk-body'))
    }

    function typed(form) {
      return all('input, select, textarea', form).some(function (field) {
        if (field.type === 'hidden') return false
        if (/^(checkbox|radio)$/.test(field.type)) return field.checked !== field.defaultChecked
        if (field.tagName === 'SELECT') return field.value !== ((all('option[selected]', field)[0] || field.options[0] || {}).value || '')
        return field.type === 'file' ? field.files.length > 0 : field.value !== field.defaultValue
      })
    }

    forms.forEach(function (form) {
      form.addEventListener('submit', function (event) {
        // "No change" for the week does not throw away what is typed below it.
        if (form !== main && main && typed(main)) {
          event.preventDefault()
          form.sentAt = 0
          main.scrollIntoView()
          return
        }
        if (navigator.onLine !== false) return
        event.preventDefault()
        keep(entryOf(new FormData(form))).then(function () { return show(0) }).then(function () { box.scrollIntoView() })
      })
    })

    // A page kept from a past week can be turned to a week that has begun since.
    var ahead = root.querySelector('[data-weeks-ahead]')
    var today = new Date(Date.now() + 3 * 3600000).toISOString().slice(0, 10)
    if (ahead && main && navigator.onLine === false && today > say('after')) {
      ahead.hidden = false
      all('[data-turn-to]', ahead).forEach(function (button) {
        button.hidden = button.getAttribute('data-turn-to') > today
        button.addEventListener('click', function () {
          week = button.getAttribute('data-turn-to')
          forms.forEach(function (form) {
            form.elements.week.value = week
            form.elements.report_id.value = newId()
            if (form.elements.version) form.elements.version.value = ''
          })
          all('input, select, textarea', main).forEach(function (field) {
            if (/^(checkbox|radio)$/.test(field.type)) field.checked = false
            else if (field.tagName === 'SELECT') field.selectedIndex = 0
            else if (field.type !== 'hidden') field.value = ''
          })
          var kicker = document.querySelector('.tija-kicker')
          if (kicker) kicker.textContent = button.textContent
          ahead.hidden = true
        })
      })
    }
    // Version 4 by hand: the ready-made one is missing where a page is served without TLS.
    function newId() {
      var bytes = crypto.getRandomValues(new Uint8Array(16))
      bytes[6] = (bytes[6] & 15) | 64
      bytes[8] = (bytes[8] & 63) | 128
      var hex = Array.prototype.map.call(bytes, function (byte) { return (byte + 256).toString(16).slice(1) }).join('')
      return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
    }

    // What an entry says, without the ids that differ from page to page.
    function words(fields) {
      return JSON.stringify(fields.filter(function (field) { return !/^(report_id|version)$/.test(field[0]) && !(field[1] instanceof Blob) }))
    }
    function flush() {
      if (navigator.onLine === false) return show(0)
      var same = false
      return waiting().then(function (entries) {
        same = !main || !typed(main) || entries.some(function (entry) {
          return entry.key === person + ' ' + week && words(entry.fields) === words(entryOf(new FormData(main)).fields)
        })
        return sendAll(person)
      }).then(function (sent) {
        if (sent) drafts()
        // The page shows what is stored now, unless that would throw away something typed since.
        if (sent && same) {
          window.addEventListener('beforeunload', function (event) { event.stopImmediatePropagation() }, true)
          location.replace(PATH + '?week=' + week + '&done=performance-report-submit-done')
        }
        return show(sent)
      })
    }
    // Drafts of what has now been sent are not offered again.
    function drafts() {
      try {
        Object.keys(localStorage).forEach(function (name) { if (name.indexOf('tija:week-' + person) === 0) localStorage.removeItem(name) })
      } catch (e) { }
    }

    window.addEventListener('online', flush)
    var saved = document.querySelector('[data-notice="success"]')
    ;(saved ? drop(person + ' ' + week).catch(function () { }) : Promise.resolve()).then(flush).then(function (entries) {
      (entries || []).forEach(function (entry) { if (entry.week === week && entry.state === 'refused') put(entry) })
    })
  }
})(self)
