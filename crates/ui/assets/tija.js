// Small comforts. Every page works without this file; nothing here decides anything.
(function () {
  'use strict'
  var all = function (selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)) }
  var drafts = {
    read: function (key) { try { return JSON.parse(localStorage.getItem('tija:' + key)) } catch (e) { return null } },
    write: function (key, value) { try { localStorage.setItem('tija:' + key, JSON.stringify(value)) } catch (e) { return false } return true },
    drop: function (key) { try { localStorage.removeItem('tija:' + key) } catch (e) { } }
  }

  // What is shown only with a script: print buttons, tick-all buttons.
  all('[data-with-script]').forEach(function (part) { part.hidden = false })

  // Errors are read first.
  var summary = document.querySelector('.govuk-error-summary')
  if (summary) summary.focus()

  // Live totals of shares: inputs with data-sum-group="g", output with data-sum-of="g" data-sum-target="100".
  function total(output) {
    var group = output.getAttribute('data-sum-of')
    var sum = all('[data-sum-group="' + group + '"]').reduce(function (so_far, input) {
      var number = parseFloat(input.value.replace(/[, ]/g, ''))
      return so_far + (isNaN(number) ? 0 : Math.round(number * 100))
    }, 0)
    output.textContent = String(sum / 100)
    var right = sum === Math.round(parseFloat(output.getAttribute('data-sum-target')) * 100)
    var box = output.closest('.tija-total')
    if (box) box.classList.toggle('is-right', right)
  }
  function totals() { all('[data-sum-of]').forEach(total) }

  // "Hakuna mabadiliko": a tick dims the row's fields and puts back what they held.
  function unchanged(tick) {
    var row = document.getElementById(tick.getAttribute('data-unchanged'))
    if (!row) return
    row.classList.toggle('tija-unchanged', tick.checked)
    all('input, select, textarea', row).forEach(function (field) {
      if (field === tick || field.type === 'hidden' || field.type === 'file') return
      if (tick.checked && 'defaultValue' in field && field.type !== 'checkbox' && field.type !== 'radio') field.value = field.defaultValue
      field.readOnly = tick.checked
    })
    totals()
  }

  function fields(form) {
    return all('input, select, textarea', form).filter(function (field) {
      return field.name && !/^(password|file|submit|button)$/.test(field.type) && (field.type !== 'hidden' || field.hasAttribute('data-keep'))
    })
  }
  function held(form) {
    return fields(form).map(function (field) {
      return /^(checkbox|radio)$/.test(field.type) ? [field.name, field.value, field.checked] : [field.name, field.value]
    })
  }
  function put(form, draft) {
    var plain = {}
    draft.forEach(function (entry) {
      if (entry.length === 2) { (plain[entry[0]] = plain[entry[0]] || []).push(entry[1]); return }
      fields(form).forEach(function (field) {
        if (field.name === entry[0] && field.value === entry[1] && /^(checkbox|radio)$/.test(field.type)) field.checked = entry[2]
      })
    })
    fields(form).forEach(function (field) {
      if (!/^(checkbox|radio)$/.test(field.type) && plain[field.name] && plain[field.name].length) field.value = plain[field.name].shift()
    })
  }

  // Signing out of a shared phone or computer leaves nothing to read: no drafts, and no report that waited for a network.
  // What would be lost is told first. The week's page (week.js) keeps the reports and says whose it is in `tija:person`.
  function reports(use) {
    var person = null
    try { person = localStorage.getItem('tija:person') } catch (e) { }
    return new Promise(function (resolve) {
      if (!person || !window.indexedDB) return resolve([])
      // A browser that does not answer keeps nobody from signing out.
      setTimeout(function () { resolve([]) }, 2000)
      var opening = indexedDB.open('tija', 1)
      opening.onupgradeneeded = function () { opening.result.createObjectStore('week', { keyPath: 'key' }) }
      opening.onerror = opening.onblocked = function () { resolve([]) }
      opening.onsuccess = function () {
        var base = opening.result
        var deed = base.transaction('week', 'readwrite')
        var store = deed.objectStore('week')
        var asked = store.getAll()
        var own = []
        asked.onsuccess = function () {
          own = asked.result.filter(function (entry) { return entry.person === person })
          if (use) own.forEach(function (entry) { use(store, entry) })
        }
        deed.oncomplete = function () { base.close(); resolve(own) }
        deed.onerror = deed.onabort = function () { base.close(); resolve([]) }
      }
    })
  }
  function leave(form) {
    reports().then(function (waiting) {
      if (waiting.length && !window.confirm(form.getAttribute('data-sign-out'))) return
      return reports(function (store, entry) { store.delete(entry.key) }).then(function () {
        try { Object.keys(localStorage).forEach(function (name) { if (name.indexOf('tija:') === 0) localStorage.removeItem(name) }) } catch (e) { }
        try { sessionStorage.removeItem('tija:sent') } catch (e) { }
        form.leaving = true
        form.submit()
      })
    })
  }
  // Whoever signs in next is not taken for the last one.
  if (document.querySelector('form[action="/sign-in"]')) drafts.drop('person')

  // A draft is forgotten only when a page says that the sent form was saved.
  var sent = null
  try { sent = sessionStorage.getItem('tija:sent') } catch (e) { }
  if (sent && document.querySelector('[data-notice="success"]')) {
    drafts.drop(sent)
    try { sessionStorage.removeItem('tija:sent') } catch (e) { }
  }

  all('form').forEach(function (form) {
    var key = form.getAttribute('data-autosave')
    var note = form.querySelector('[data-draft-note]')
    var timer
    var dirty = false
    if (key) {
      var draft = drafts.read(key)
      if (draft && !summary && JSON.stringify(draft.held) !== JSON.stringify(held(form))) {
        put(form, draft.held)
        dirty = true
        if (note) { note.textContent = form.getAttribute('data-restored'); note.classList.add('tija-restored'); note.hidden = false }
      }
    }
    form.addEventListener('input', function () {
      dirty = true
      if (!key) return
      clearTimeout(timer)
      timer = setTimeout(function () {
        if (drafts.write(key, { at: Date.now(), held: held(form) }) && note) {
          note.textContent = form.getAttribute('data-kept'); note.classList.remove('tija-restored'); note.hidden = false
        }
      }, 600)
    })
    form.addEventListener('submit', function (event) {
      if (form.hasAttribute('data-sign-out') && !form.leaving) {
        event.preventDefault()
        return leave(form)
      }
      // The same tap twice sends once.
      var now = Date.now()
      if (form.sentAt && now - form.sentAt < 3000) { event.preventDefault(); return }
      form.sentAt = now
      dirty = false
      clearTimeout(timer)
      if (key) { drafts.write(key, { at: now, held: held(form) }); try { sessionStorage.setItem('tija:sent', key) } catch (e) { } }
    })
    if (form.hasAttribute('data-unsaved')) window.addEventListener('beforeunload', function (event) { if (dirty) { event.preventDefault(); event.returnValue = '' } })
  })

  document.addEventListener('input', function (event) { if (event.target.hasAttribute('data-sum-group')) totals() })
  document.addEventListener('change', function (event) { if (event.target.hasAttribute('data-unchanged')) unchanged(event.target) })
  document.addEventListener('click', function (event) {
    var target = event.target.closest('[data-print], [data-tick-all]')
    if (!target) return
    if (target.hasAttribute('data-print')) return window.print()
    all('[data-tick="' + target.getAttribute('data-tick-all') + '"]').forEach(function (tick) {
      tick.checked = true
      if (tick.hasAttribute('data-unchanged')) unchanged(tick)
      tick.dispatchEvent(new Event('input', { bubbles: true }))
    })
  })
  all('[data-unchanged]').forEach(function (tick) { if (tick.checked) unchanged(tick) })
  totals()
})()
