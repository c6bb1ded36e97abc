/*
group: disputes
title:
  ar: 'أي العلاقات ثقتها قليلة؟'
  en: 'Which ties have little support?'
meaning:
  ar: 'كل سطر علاقة ثقتها دون الحد المختار (بالمئة).'
  en: 'Each row is a tie whose confidence is below the bound chosen (percent).'
caution:
  ar: 'الثقة تقيس الإسناد لا الصدق.'
  en: 'Confidence measures support, not truth.'
params:
  percent: {type: integer, default: 55, label: {ar: الحد بالمئة, en: Bound in percent}}
example: {row: {relationship: RIVAL_OF, source: "'Axis of Resistance'", target: United States, confidence: 0.42, claims: 1}}
*/
MATCH (a:Actor)-[r]->(b:Actor)
WHERE r.confidence * 100 < $percent
RETURN type(r) AS relationship, a.name AS source, b.name AS target, r.confidence AS confidence, r.claims AS claims, r.denied AS denied, r.publishers AS publishers, r.id AS relation
ORDER BY confidence, relation
