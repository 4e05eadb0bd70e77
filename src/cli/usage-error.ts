/** Turns what commander found wrong into a `ChairError('usage')`: what is wrong, and what would be right. */
import type { Command, CommanderError } from 'commander';
import { ChairError } from '../units/chair-error.ts';
import { didYouMean } from '../units/nearest-word.ts';

export function usageError(error: CommanderError, command: Command): ChairError {
  // Sample: "error: unknown option '--sped'".
  const word = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const isWhole = command.parent === null;
  const name = isWhole ? 'tsubo' : command.name();
  const options = command.options.flatMap((option) => (option.long ? [option.long] : []));
  const commands = command.commands.map((known) => known.name());
  const more = `More: npx tsubo ${isWhole ? '--help' : `help ${name}`}`;
  switch (error.code) {
    case 'commander.unknownOption':
      return new ChairError(
        'usage',
        `${name} has no option ${word}.`,
        `${knownWords(word, options)} ${more}`,
      );
    case 'commander.unknownCommand':
      return new ChairError('usage', `"${word}" is not a command.`, `${knownWords(word, commands)} ${more}`);
    case 'commander.help':
      return new ChairError('usage', 'There is no help on that.', `${knownWords('', commands)} ${more}`);
    case 'commander.optionMissingArgument': {
      // Sample: "error: option '--seed <n>' argument missing".
      const option = word.split(' ')[0] ?? word;
      return new ChairError('usage', `${option} needs a value, but nothing follows it.`, more);
    }
    case 'commander.missingArgument':
      return new ChairError(
        'usage',
        name === 'new' ? 'new needs a name for the program.' : `${name} needs a program file.`,
        `Write: npx tsubo ${exampleOf(command)}`,
      );
    case 'commander.excessArguments': {
      const one = name === 'new' ? 'takes one name; put quotes around several words' : 'takes one file';
      const takes = command.registeredArguments.length === 0 ? 'takes no file' : one;
      return new ChairError('usage', `${name} ${takes}, but more is written after it.`, more);
    }
    default:
      return new ChairError('usage', `${name} is written wrongly: ${error.message}`, more);
  }
}

function knownWords(word: string, known: readonly string[]): string {
  return known.length === 0 ? 'It takes no options.' : didYouMean(word, known);
}

function exampleOf(command: Command): string {
  const file = 'programs/swedish-back.yaml';
  if (command.name() === 'new') return 'new "My massage"';
  return command.name() === 'play' ? `play ${file} --chair sim --stature 172` : `${command.name()} ${file}`;
}
