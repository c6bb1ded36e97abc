/*
group: quality
title:
  ar: 'أي الأماكن بلا إحداثيات؟'
  en: 'Which places have no coordinates?'
meaning:
  ar: 'كل سطر مكان تذكره إفادات ولا يُعرف موضعه.'
  en: 'Each row is a place that claims name and whose position is not known.'
caution:
  ar: 'بلا إحداثيات لا يظهر المكان على خريطة، لكنه في الإفادات.'
  en: 'Without coordinates a place is on no map, but it is in the claims.'
example: {row: {place: syrian-iraqi-border, name: Syrian–Iraqi border, kind: border, claims: 6}}
*/
MATCH (l:Place)
WHERE l.latitude IS NULL
OPTIONAL MATCH (c:Claim)-[:AT]->(l)
RETURN l.id AS place, l.name AS name, l.kind AS kind, count(c) AS claims
ORDER BY claims DESC, place
