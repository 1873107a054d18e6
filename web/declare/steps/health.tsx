import { helpKind, symptom, testResult } from '../../../schemas/codes.ts';
import { addDays, isRealDate, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { Choices, Toggles, YesNo } from '../form/choices.tsx';
import { TextField } from '../form/field.tsx';
import { useForm } from '../form/form.ts';
import { More } from '../form/more.tsx';
import { helpNames, symptomNames, testNames } from '../words/choices.ts';
import { dayInWords } from '../words/dates.ts';
import { useLanguage, useWords } from '../words/words.tsx';
import { newStay, Stays } from './stays.tsx';

function Symptoms({ index }: { index: number }) {
  const words = useWords().health;
  const language = useLanguage();
  const { draft, changeTraveller, now } = useForm();
  const person = draft.travellers[index];
  if (person === undefined) return null;
  const at = `/travellers/${index}/symptoms`;
  return (
    <>
      <YesNo
        at={`${at}/present`}
        label={words.symptoms}
        value={person.symptoms}
        onValue={(symptoms) => changeTraveller(index, { symptoms })}
      />
      {person.symptoms === true && (
        <div class="inset">
          <Toggles
            at={`${at}/which`}
            label={words.which}
            values={person.symptomsWhich}
            options={symptom.options.map((code) => [code, symptomNames[code][language]])}
            onValues={(symptomsWhich) => changeTraveller(index, { symptomsWhich })}
          />
          <TextField
            at={`${at}/since`}
            label={words.since}
            optional
            type="date"
            max={shanghaiDate(now)}
            value={person.symptomsSince}
            onValue={(symptomsSince) => changeTraveller(index, { symptomsSince })}
          />
        </div>
      )}
    </>
  );
}

function RiskStay({ index }: { index: number }) {
  const words = useWords().health;
  const language = useLanguage();
  const { draft, changeTraveller, now } = useForm();
  const person = draft.travellers[index];
  if (person === undefined) return null;
  const { arrivalDate } = draft.trip;
  const arrival = isRealDate(arrivalDate) ? arrivalDate : shanghaiDate(now);
  const from = dayInWords(addDays(arrival, -14), language);
  return (
    <>
      <YesNo
        at={`/travellers/${index}/riskStays/present`}
        label={words.riskStay}
        help={words.riskHelp(from, dayInWords(arrival, language))}
        value={person.riskStay}
        onValue={(riskStay) =>
          changeTraveller(index, {
            riskStay,
            ...(riskStay && person.stays.length === 0 ? { stays: [newStay()] } : {}),
          })
        }
      />
      {person.riskStay === true && <Stays index={index} />}
    </>
  );
}

function TestAndHelp({ index }: { index: number }) {
  const words = useWords().health;
  const language = useLanguage();
  const { draft, changeTraveller, now } = useForm();
  const person = draft.travellers[index];
  if (person === undefined) return null;
  const at = `/travellers/${index}`;
  return (
    <More title={words.more} help={words.moreHelp}>
      <TextField
        at={`${at}/lastTest/sampledAt`}
        label={words.test}
        help={words.testHelp}
        optional
        type="date"
        max={shanghaiDate(now)}
        value={person.testDate}
        onValue={(testDate) => changeTraveller(index, { testDate })}
      />
      {person.testDate !== '' && (
        <Choices
          at={`${at}/lastTest/result`}
          label={words.testResult}
          value={person.testResult}
          options={(['negative', 'pending', 'positive'] satisfies (typeof testResult.options)[number][]).map(
            (code) => [code, testNames[code][language]],
          )}
          onValue={(value) => changeTraveller(index, { testResult: value })}
        />
      )}
      <Toggles
        at={`${at}/helpNeeded`}
        label={words.help}
        help={words.helpHelp}
        optional
        values={person.helpNeeded}
        options={helpKind.options.map((code) => [code, helpNames[code][language]])}
        onValues={(helpNeeded) => changeTraveller(index, { helpNeeded })}
      />
    </More>
  );
}

/** The fifth group, for each person: symptoms, and stays in risk areas (requirements A3). */
export function Health() {
  const words = useWords();
  const { draft } = useForm();
  return (
    <>
      <p class="soft">{words.health.intro}</p>
      {draft.travellers.map((person, index) => (
        <section class="card" key={person.key}>
          <h2>{person.name === '' ? words.who.traveller(index + 1) : person.name}</h2>
          <Symptoms index={index} />
          <RiskStay index={index} />
          <TestAndHelp index={index} />
        </section>
      ))}
    </>
  );
}
