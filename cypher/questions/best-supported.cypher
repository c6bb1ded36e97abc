/*
group: evidence
title:
  ar: أي العلاقات أكثرها إسنادًا؟
  en: Which ties are best supported?
meaning:
  ar: العلاقات التي يذكرها أكبر عدد من الناشرين ثم أكبر عدد من الإفادات.
  en: The ties that most publishers, then most claims, report.
caution:
  ar: عدد الناشرين مقياس للإسناد لا للصحة؛ وتقريران لناشر واحد مصدر واحد.
  en: Publishers measure support, not truth; two reports by one publisher are one source.
params:
  most: {type: integer, default: 20, label: {ar: عدد الأسطر, en: Rows}}
example: {row: {source: Islamic State (ISIS), relationship: ATTACKED, target: Syrian government forces, publishers: 3, claims: 15}}
*/
MATCH (a:Actor)-[r]->(b:Actor)
RETURN a.name AS source, type(r) AS relationship, b.name AS target, r.publishers AS publishers, r.claims AS claims, r.confidence AS confidence, r.status AS status, r.id AS relation
ORDER BY publishers DESC, claims DESC, a.id, relationship, b.id
LIMIT $most
