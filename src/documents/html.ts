/** HTML → the article's text and what the page says of itself. */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { BelligraphError } from '../errors.js'

export interface Page { title?: string; url?: string; publisher?: string; published?: string; text: string }

const BLOCKS = /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BR|DD|DIV|DL|DT|FIGCAPTION|FIGURE|FOOTER|H[1-6]|HEADER|HR|LI|MAIN|OL|P|PRE|SECTION|TABLE|TD|TH|TR|UL)$/
const FURNITURE = 'script,style,noscript,template,svg,nav,footer,aside,form,button,iframe,[hidden],[aria-hidden="true"],[role="navigation"],[role="banner"],[role="contentinfo"]'
/** Of pages with more elements, or nested deeper, Readability would take minutes. They are no articles; their whole body is read. */
const MOST_ELEMENTS = 20_000, DEEPEST = 200

/** The charset that a page names in its first 4,096 bytes. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1]
}

/** The article of a page, by Mozilla's Readability; a page where it finds none gives the body without menus, forms and footers. One paragraph a line. */
export function readHtml(html: string, where: string): Page {
  try {
    const { document } = parseHTML(html.includes('<') && /<html|<body/i.test(html) ? html : `<html><body>${html}</body></html>`)
    const about = describe(document)
    for (const e of document.querySelectorAll(FURNITURE)) if (e.getAttribute('type') !== 'application/ld+json') e.remove()
    const { text: plain, elements, depth } = blocks(document.body)
    const article = elements > MOST_ELEMENTS || depth > DEEPEST ? null : new Readability(document, { charThreshold: 120 }).parse()
    const content = article?.content ? blocks(parseHTML(`<html><body>${article.content}</body></html>`).document.body).text : ''
    const text = content.length >= 80 ? content : plain
    const title = about.title ?? article?.title ?? undefined
    return { ...about, ...(title ? { title } : {}), text }
  } catch (error) {
    throw new BelligraphError('invalid', `${where} is not a web page that can be read: ${(error as Error).message}`)
  }
}

/** Title, address, publisher and date from meta elements and JSON-LD. */
function describe(document: Document): Omit<Page, 'text'> {
  const meta = (...names: string[]): string | undefined => {
    for (const n of names) {
      const value = document.querySelector(`meta[property="${n}"],meta[name="${n}"],meta[itemprop="${n}"]`)?.getAttribute('content')?.trim()
      if (value) return value
    }
    return undefined
  }
  const linked = jsonLd(document)
  const found = {
    title: linked.title ?? meta('og:title', 'twitter:title') ?? document.querySelector('title')?.textContent?.trim(),
    url: document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url') ?? linked.url,
    publisher: linked.publisher ?? meta('og:site_name', 'application-name', 'publisher'),
    published: linked.published ?? meta('article:published_time', 'datePublished', 'date', 'pubdate', 'DC.date', 'dc.date', 'publish-date')
      ?? document.querySelector('article time[datetime],time[pubdate]')?.getAttribute('datetime'),
  }
  return Object.fromEntries(Object.entries(found).filter(([, v]) => v))
}

function jsonLd(document: Document): Omit<Page, 'text'> {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    let data: unknown
    try { data = JSON.parse(script.textContent ?? '') } catch { continue }
    const nodes = [data].flat().flatMap(d => [d, ...[(d as Record<string, unknown> | null)?.['@graph'] ?? []].flat()]) as Record<string, unknown>[]
    const article = nodes.find(n => n && [n['@type']].flat().some(t => /Article|BlogPosting|Report$/.test(String(t))))
    if (!article) continue
    const text = (v: unknown): string | undefined => (typeof v === 'string' && v.trim() ? v.trim() : undefined)
    const found = { title: text(article.headline), url: text(article.url), publisher: text((article.publisher as { name?: unknown } | undefined)?.name), published: text(article.datePublished) }
    return Object.fromEntries(Object.entries(found).filter(([, v]) => v))
  }
  return {}
}

/** The text of an element, a line for each block, blanks folded; how many elements it has and how deep they nest. Without recursion: pages nest as deep as they like. */
function blocks(root: Node | null): { text: string; elements: number; depth: number } {
  const out: string[] = []
  let elements = 0, depth = 0, level = 0, down = true
  for (let node = root; node;) {
    if (node.nodeType === 1) {
      if (BLOCKS.test((node as Element).tagName)) out.push('\n')
      if (down) { elements++; depth = Math.max(depth, level) }
    } else if (down && node.nodeType === 3) out.push((node.textContent ?? '').replace(/\s+/g, ' '))
    const child = down ? node.firstChild : null
    if (child) { node = child; level++; continue }
    if (node === root) break
    down = node.nextSibling !== null
    if (!down) level--
    node = node.nextSibling ?? node.parentNode
  }
  return { text: out.join('').split('\n').map(l => l.replace(/ +/g, ' ').trim()).filter(Boolean).join('\n'), elements, depth }
}
