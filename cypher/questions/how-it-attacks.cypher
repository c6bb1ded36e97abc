/*
group: against
title:
  ar: 'كيف تهاجم هذه الجهة؟'
  en: 'How does this actor attack?'
meaning:
  ar: 'كل سطر أسلوب هجوم وعدد الإفادات التي تنسبه إلى الجهة.'
  en: 'Each row is a mode of attack and the number of claims that ascribe it to the actor.'
caution:
  ar: 'الإفادة ليست حقيقة: تقول فقط إن التقرير يقول ذلك.'
  en: 'A claim is no fact: it says only that the report says so.'
params:
  actor: {type: actor, default: 'isis', label: {ar: الجهة, en: Actor}}
example: {row: {mode: not said, claims: 9, publishers: 2, first: 2018-06, last: 2018-06-08}}
*/
MATCH (c:Claim {type: 'attack'})-[:HAS_ACTOR]->(a:Actor {id: $actor})
WHERE c.status = 'reported' AND c.review <> 'rejected'
RETURN coalesce(c.mode, 'not said') AS mode, count(c) AS claims, count(DISTINCT c.publisher) AS publishers, min(c.from) AS first, max(c.to) AS last
ORDER BY claims DESC, mode
