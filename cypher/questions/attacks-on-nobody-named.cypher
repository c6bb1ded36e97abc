/*
group: against
title:
  ar: 'أي الهجمات لم يُذكر هدفها؟'
  en: 'Which attacks name no target?'
meaning:
  ar: 'كل سطر إفادة بهجوم لا تسمّي من هوجم.'
  en: 'Each row is a claim of an attack that does not name who was attacked.'
caution:
  ar: 'غياب الهدف في النص لا يعني أن لا أحد أصيب.'
  en: 'That a text names no target does not mean that nobody was hit.'
example: {row: {actors: [International Coalition], status: reported, mode: air-strike, from: "2017", said: Coalition aircraft have bombed al-Bukamal for weeks.}}
*/
MATCH (c:Claim {type: 'attack'})-[:HAS_ACTOR]->(a:Actor)
WHERE c.review <> 'rejected' AND NOT EXISTS { (c)-[:HAS_RECIPIENT]->(:Actor) }
WITH c, a ORDER BY a.id
RETURN c.id AS claim, collect(a.name) AS actors, c.status AS status, c.mode AS mode, c.from AS from, c.glossEn AS said, c.glossAr AS saidAr
ORDER BY from, claim
