/** What is set for all: child lock and paired devices. Only owners change it. */
import { useEffect, useRef } from 'preact/hooks';
import type { DeviceCard, HouseVerb } from '../../http/house-wire.ts';
import type { Role } from '../../http/wire.ts';
import { Segments } from '../parts/segments.tsx';
import { useStore } from '../store-context.ts';

const ROLES: readonly Role[] = ['viewer', 'operator', 'owner', 'technician'];

export function HouseScreen() {
  const store = useStore();
  const { words, desk, you } = store;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const house = desk.house.value;
  const mayChange = you.value?.role === 'owner';
  const ask = async (asked: HouseVerb): Promise<void> => {
    const { code } = await desk.ask(asked);
    const { refusals, saved, notKept } = words.value;
    store.say(code === 'ok' ? saved : code === 'role' || code === 'busy' ? refusals[code] : notKept);
  };
  return (
    <main class="screen house">
      <h1 ref={title} tabIndex={-1}>
        {words.value.houseTitle}
      </h1>
      {house?.trouble != null && (
        <div class="technician">
          <p>{words.value.trouble}</p>
          <p lang="en">{house.trouble}</p>
        </div>
      )}
      <Segments
        label={words.value.childLock}
        choices={[
          ['off', words.value.off],
          ['on', words.value.on],
        ]}
        value={house?.childLock === true ? 'on' : 'off'}
        onChange={(value) => void ask({ do: 'lock', on: value === 'on' })}
      />
      <p class="soft">{words.value.childLockWhy}</p>
      {you.value?.role === 'technician' && (
        <a class="secondary" href="#/store">
          {words.value.store}
        </a>
      )}
      {mayChange && (
        <section aria-labelledby="devices">
          <h2 id="devices">{words.value.devices}</h2>
          <ul class="device-list">
            {(house?.devices ?? []).map((device) => (
              <Device key={device.id} device={device} ask={ask} />
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

interface DeviceProps {
  readonly device: DeviceCard;
  readonly ask: (asked: HouseVerb) => Promise<void>;
}

function Device({ device: { id, name, role, atChair, isThis }, ask }: DeviceProps) {
  const { words } = useStore();
  return (
    <li class="card">
      <p class="device-name">
        <b>{name}</b> {isThis && <span class="soft">{words.value.thisDevice}</span>}
      </p>
      <label class="wish">
        <span>{words.value.deviceRole(name)}</span>
        <select
          value={role}
          onChange={(event) => {
            const chosen = ROLES.find((known) => known === event.currentTarget.value);
            if (chosen !== undefined) void ask({ do: 'device', device: id, role: chosen });
          }}
        >
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {words.value.roles[each]}
            </option>
          ))}
        </select>
      </label>
      <label class="tick">
        <input
          type="checkbox"
          checked={atChair}
          onChange={(event) => void ask({ do: 'device', device: id, atChair: event.currentTarget.checked })}
        />
        <span>{words.value.deviceAtChair}</span>
      </label>
      {!isThis && (
        <button type="button" class="quiet" onClick={() => void ask({ do: 'forget-device', device: id })}>
          {words.value.forgetDevice}
        </button>
      )}
    </li>
  );
}
