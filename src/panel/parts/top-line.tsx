/** Name, what chair this is and how well it is heard, and the language. */
import { useStore } from '../store-context.ts';

export function TopLine() {
  const store = useStore();
  const { words, you, online, access, language, desk } = store;
  const isOff = access.value === 'paired' && online.value === false;
  return (
    <header class="top">
      <a class="name" href="#/">
        <svg viewBox="0 0 64 64" aria-hidden="true">
          <circle class="ring" cx="32" cy="32" r="24" />
          <circle class="point" cx="32" cy="32" r="9" />
        </svg>
        <span>
          Tsubo
          {you.value?.simulated === true && <small class="which">{words.value.simulated}</small>}
        </span>
      </a>
      {access.value === 'paired' && desk.person.value !== null && (
        <a class="quiet chip" href="#/who">
          <span class="unseen">{words.value.whoTitle} </span>
          {desk.person.value.name}
        </a>
      )}
      <button
        type="button"
        class="quiet language"
        lang={language.value === 'en' ? 'id' : 'en'}
        aria-label={words.value.otherLanguage}
        onClick={() => store.remember({ language: language.value === 'en' ? 'id' : 'en' })}
      >
        {language.value === 'en' ? 'ID' : 'EN'}
      </button>
      {isOff && (
        <p class="offline" role="alert">
          <strong>{words.value.offline}</strong> {words.value.offlineStop}
        </p>
      )}
      {you.value?.taken === true && !isOff && (
        <p class="offline">
          {words.value.taken}{' '}
          <button type="button" class="quiet" onClick={() => store.ask({ verb: 'drive' })}>
            {words.value.take}
          </button>
        </p>
      )}
    </header>
  );
}
