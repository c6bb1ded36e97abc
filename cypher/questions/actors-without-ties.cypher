/*
group: quality
title:
  ar: 'أي الجهات بلا علاقات؟'
  en: 'Which actors have no tie?'
meaning:
  ar: 'كل سطر جهة معروفة لا تربطها أي علاقة، وعدد الإفادات التي تسمّيها.'
  en: 'Each row is a known actor that no tie reaches, and the number of claims that name it.'
caution:
  ar: 'قد تكون الجهة مذكورة في نقل قوات إلى مكان، أو غير مذكورة بعد.'
  en: 'The actor may be named where forces moved to a place, or not at all yet.'
example: {row: {actor: nujaba, name: Harakat al-Nujaba, kind: militia, claims: 3}}
*/
MATCH (a:Actor)
WHERE NOT EXISTS { (a)-[:ATTACKED|ALLIED_WITH|REINFORCED|PART_OF|LED_BY|RIVAL_OF|SPLIT_FROM|MERGED_INTO]-(:Actor) }
OPTIONAL MATCH (c:Claim)-[:HAS_ACTOR|HAS_RECIPIENT]->(a)
RETURN a.id AS actor, a.name AS name, a.kind AS kind, count(c) AS claims
ORDER BY claims DESC, actor
