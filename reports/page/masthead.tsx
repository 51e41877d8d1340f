/** The page's first line: what it is, and the switches that the script brings to life. */
import type { Messages } from '../messages.js';

export function Masthead({ kicker, words }: { kicker: string; words: Messages }) {
  const { light, dark } = words.themeButton;
  const { name, lang } = words.page.otherLanguage;
  return (
    <header class="masthead">
      <span>
        <b>{words.siteName}</b> · {kicker}
      </span>
      <span class="switches">
        <button type="button" class="switch" hidden data-language-switch lang={lang}>
          {name}
        </button>
        <button
          type="button"
          class="switch"
          hidden
          data-theme-switch
          data-to-light={light}
          data-to-dark={dark}
        />
      </span>
    </header>
  );
}
