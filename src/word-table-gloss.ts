/** Claims as sentences, by type: `{a}` are who did it, `{b}` to whom; `…All` where all are alike, `…Alone` where nobody is named on the other side. `word-table.ts` holds the other words. */
import type { Pair } from './words.js'

export const GLOSS_WORDS = {
  glossAttack: ['attack by {a} on {b}', 'هجوم من {a} على {b}'],
  glossAttackAll: ['clash between {a}', 'اشتباك بين {a}'],
  glossAttackAlone: ['attack by {a}', 'هجوم من {a}'],
  glossAlliance: ['alliance of {a} with {b}', 'تحالف {a} مع {b}'],
  glossAllianceAll: ['alliance of {a}', 'تحالف بين {a}'],
  glossReinforcement: ['reinforcement of {b} by {a}', 'تعزيز من {a} إلى {b}'],
  glossReinforcementAll: ['reinforcements by {a}', 'تعزيزات من {a}'],
  glossMembership: ['{a} as part of {b}', '{a} جزء من {b}'],
  glossLeadership: ['{a} as led by {b}', '{a} بقيادة {b}'],
  glossRivalry: ['rivalry of {a} with {b}', 'خصومة {a} مع {b}'],
  glossRivalryAll: ['rivalry between {a}', 'خصومة بين {a}'],
  glossSplit: ['split of {a} from {b}', 'انشقاق {a} عن {b}'],
  glossMerger: ['merger of {a} into {b}', 'اندماج {a} في {b}'],
  glossMergerAll: ['merger of {a}', 'اندماج {a}'],
  glossMade: ['Made from what the program understood, not translated: the quote says what was said.', 'جملة مركّبة مما فهمه البرنامج، وليست ترجمة: الاقتباس هو ما قيل.'],
} satisfies Record<string, Pair>
