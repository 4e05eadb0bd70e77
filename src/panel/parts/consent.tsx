/** A start that waits for a yes at the chair: on the device that asks, and on those that may answer. Stop stays below it. */
import { useEffect, useRef } from 'preact/hooks';
import { useStore } from '../store-context.ts';

export function Consent() {
  const store = useStore();
  const { words, you, language } = store;
  const allow = useRef<HTMLButtonElement>(null);
  const consent = you.value?.consent ?? null;
  const asksHere = consent !== null && !consent.own;
  useEffect(() => {
    if (asksHere) allow.current?.focus();
  }, [asksHere]);
  if (consent === null) return null;
  if (consent.own) {
    return (
      <section class="consent" role="status">
        <p class="lead">{consent.needsKey ? words.value.consentKey : words.value.consentWaits}</p>
        <button type="button" class="secondary" onClick={() => store.ask({ verb: 'deny' })}>
          {words.value.cancel}
        </button>
      </section>
    );
  }
  const title =
    consent.program === null
      ? words.value.consentScan
      : (store.card(consent.program)?.title[language.value] ?? consent.program);
  return (
    <section class="consent" role="alertdialog" aria-labelledby="consent-asks">
      <p class="lead" id="consent-asks">
        {words.value.consentAsks(consent.device, title, consent.person ?? words.value.somebody)}
      </p>
      <div class="pair-of">
        <button type="button" class="secondary" onClick={() => store.ask({ verb: 'deny' })}>
          {words.value.consentDeny}
        </button>
        <button ref={allow} type="button" class="primary" onClick={() => store.ask({ verb: 'allow' })}>
          {words.value.consentAllow}
        </button>
      </div>
    </section>
  );
}
