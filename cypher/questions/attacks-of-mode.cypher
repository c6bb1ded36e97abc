/*
group: against
title:
  ar: 'من هاجم بهذا الأسلوب؟'
  en: 'Who attacked in this way?'
meaning:
  ar: 'كل سطر إفادة بهجوم من الأسلوب المختار.'
  en: 'Each row is a claim of an attack of the mode chosen.'
caution:
  ar: 'الإفادة ليست حقيقة: تقول فقط إن التقرير يقول ذلك.'
  en: 'A claim is no fact: it says only that the report says so.'
params:
  mode: {type: mode, default: 'air-strike', label: {ar: الأسلوب, en: Mode}}
example: {row: {from: "2017", actors: [International Coalition], said: Coalition aircraft have bombed al-Bukamal for weeks., saidAr: يقصف طيران التحالف الدولي البوكمال من الجو منذ أسابيع., publisher: Shaam Network}}
*/
MATCH (c:Claim {type: 'attack', mode: $mode})-[:HAS_ACTOR]->(a:Actor)
WHERE c.status = 'reported' AND c.review <> 'rejected'
OPTIONAL MATCH (c)-[:HAS_RECIPIENT]->(b:Actor)
WITH c, a, b ORDER BY a.id, b.id
RETURN c.id AS claim, c.from AS from, collect(DISTINCT a.name) AS actors, collect(DISTINCT b.name) AS recipients, c.glossEn AS said, c.glossAr AS saidAr, c.publisher AS publisher
ORDER BY from, claim
