/*
group: beside
title:
  ar: 'من هاجم مع من؟'
  en: 'Who attacked together?'
meaning:
  ar: 'كل سطر جهتان تذكرهما إفادة واحدة معًا في هجوم على غيرهما.'
  en: 'Each row is two actors that one claim names together in an attack on others.'
caution:
  ar: 'الذِّكر معًا في هجوم ليس تحالفًا؛ والإفادات بلا هدف مسمّى مستبعدة لأنها قد تكون اشتباكًا بينهما.'
  en: 'To be named together in an attack is no alliance; claims without a target are left out, since the two may have clashed with each other.'
example: {row: null}
*/
MATCH (a:Actor)<-[:HAS_ACTOR]-(c:Claim {type: 'attack', status: 'reported'})-[:HAS_ACTOR]->(b:Actor)
WHERE a.id < b.id AND c.review <> 'rejected' AND EXISTS { (c)-[:HAS_RECIPIENT]->(:Actor) }
RETURN a.name AS first, b.name AS second, count(DISTINCT c.id) AS claims, count(DISTINCT c.publisher) AS publishers, min(c.from) AS firstSeen, max(c.to) AS lastSeen, a.id AS firstId, b.id AS secondId
ORDER BY claims DESC, firstId, secondId
