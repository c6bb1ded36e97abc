/** Slugs for actors that the reader finds by itself: Arabic letters by a fixed table, so that a name always gets the same id. */
const LATIN: Record<string, string> = { ا: 'a', ب: 'b', ت: 't', ث: 'th', ج: 'j', ح: 'h', خ: 'kh', د: 'd', ذ: 'dh', ر: 'r', ز: 'z', س: 's', ش: 'sh', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: 'a', غ: 'gh',
  ف: 'f', ق: 'q', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h', و: 'w', ي: 'y', ء: '' }

/** `لواء النور` → `lwaa-alnwr`; at most 80 characters; `unnamed` when nothing is left. */
export function slug(foldedName: string): string {
  const s = [...foldedName].map(c => LATIN[c] ?? c).join('').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80).replace(/-+$/, '')
  return s || 'unnamed'
}
