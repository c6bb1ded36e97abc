/*
group: quality
title:
  ar: 'أي الإفادات أقل يقينًا؟'
  en: 'Which claims are read with least certainty?'
meaning:
  ar: 'كل سطر إفادة لم تُرفض، أقلها يقينًا أولًا.'
  en: 'Each row is a claim that was not rejected, the least certain first.'
caution:
  ar: 'اليقين يخص القراءة: هل يقول النص ذلك حقًا؟ لا صدق النص.'
  en: 'Certainty is about reading: does the text really say so? Not about whether the text is true.'
params:
  most: {type: integer, default: 20, label: {ar: كم سطرًا, en: How many}}
example: {row: {confidence: 0.7, type: rivalry, rule: curated, review: accepted}}
*/
MATCH (c:Claim)
WHERE c.review <> 'rejected'
RETURN c.id AS claim, c.confidence AS confidence, c.type AS type, c.rule AS rule, c.review AS review, c.glossEn AS said, c.glossAr AS saidAr
ORDER BY confidence, claim
LIMIT $most
