import { describe, expect, it } from 'vitest';
import { understoodHouse } from '../../src/http/house-message.ts';

describe('what is asked of the house', () => {
  it('is understood where it is ours', () => {
    expect(understoodHouse('{"do":"add","name":"  Ánna B. ","statureMm":1650}')).toEqual({
      do: 'add',
      name: 'Ánna B.',
      statureMm: 1650,
    });
    expect(understoodHouse('{"do":"health","person":"anna","yes":["skin"]}')).not.toBeNull();
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', 'null'],
    ['a verb that is none', '{"do":"constructor"}'],
    ['markup for a name', '{"do":"add","name":"<b>Anna</b>","statureMm":1650}'],
    ['a name of nothing', '{"do":"add","name":"   ","statureMm":1650}'],
    ['a name that turns the line around', '{"do":"add","name":"A\\u202Ennа","statureMm":1650}'],
    ['a name without end', JSON.stringify({ do: 'add', name: 'x'.repeat(25), statureMm: 1650 })],
    ['a giant', '{"do":"add","name":"Anna","statureMm":9000}'],
    ['a person that is a path', '{"do":"forget","person":"../anna"}'],
    ['a ceiling of words', '{"do":"change","person":"anna","ceilingN":"80"}'],
    ['a role nobody has', `{"do":"device","device":"${'a'.repeat(64)}","role":"root"}`],
    ['a device that is none', '{"do":"forget-device","device":"*"}'],
    ['more than is asked for', '{"do":"lock","on":true,"role":"owner"}'],
  ])('is not understood: %s', (_, text) => {
    expect(understoodHouse(text)).toBeNull();
  });
});
