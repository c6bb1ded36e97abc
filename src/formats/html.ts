/**
 * The page as one file: script, style, font and records in it, nothing fetched, by a policy that lets in only that one script. Records go in as JSON
 * (WHATWG HTML, "data block"), in which no `<` stands, so that no name can end it.
 */
import { createHash } from 'node:crypto'
import { type Format, provenanceLine } from './format.js'
import { legibleJson } from './legible.js'
import { xml } from './xml.js'

/** JSON that neither HTML nor a script can take for more than data. */
export const enclosed = (value: unknown): string => legibleJson(value).replace(/[<>&\u2028\u2029]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)

export const html: Format = {
  name: 'html', extension: 'html', mime: 'text/html',
  keeps: 'The interactive picture in one file that opens offline, without a server: search, filters, timeline, comparison, structure, and every claim with its evidence.',
  loses: 'The texts of the reports but for the passages that claims rest on; Cypher, reviewing and further exports need the program.',
  *write(picture) {
    const { provenance, actors, reports } = picture, { script, style } = picture.page()
    // In a script, what would end it or hide its end can only stand in a text or a pattern, where a backslash changes nothing.
    const safe = script.replace(/<(?=\/script|!--|script)/gi, '\\x3C')
    const policy = `default-src 'none'; script-src 'sha256-${createHash('sha256').update(safe).digest('base64')}'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'`
    yield `<!doctype html>\n<html lang="en" data-alone>\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${xml(policy)}">\n`
    yield `<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n<meta name="generator" content="${xml(`${provenance.program} ${provenance.version}`)}">\n`
    yield `<meta name="description" content="${xml(`${provenanceLine(provenance)} ${provenance.base}`)}">\n<title>Belligraph, ${xml(provenance.date)}</title>\n`
    yield `<style>${style.replace(/<\/style/gi, '<\\/style')}</style>\n</head>\n<body>\n<div id="root"></div>\n`
    yield '<noscript>Belligraph needs JavaScript to draw the graph. يحتاج Belligraph إلى جافاسكربت لعرض الشبكة.</noscript>\n<script type="application/json" id="enclosed">'
    yield `{"provenance":${enclosed(provenance)},"positions":${enclosed(Object.fromEntries(actors.map(a => [a.id, picture.position(a.id)])))}`
    yield `,"passages":${enclosed(Object.fromEntries([...reports.keys()].flatMap(id => { const found = picture.passages(id); return found.length > 0 ? [[id, found]] : [] })))},"records":[`
    let first = true
    for (const record of picture.recordsShown()) if (record.kind !== 'text') {
      yield `${first ? '' : ',\n'}${enclosed(record)}`
      first = false
    }
    yield `]}</script>\n<script type="module">${safe}</script>\n</body>\n</html>\n`
  },
}
