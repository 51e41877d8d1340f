/** Every word of the report, by language, behind one type: a message that one language lacks does not compile. */

import { en, type Messages } from './messages/en.js';
import { ko } from './messages/ko.js';
import type { Lang } from './units.js';

export type { Messages };

const tables: Readonly<Record<Lang, Messages>> = { en, ko };

export function messagesFor(lang: Lang): Messages {
  return tables[lang];
}
