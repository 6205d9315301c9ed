/** One operation in full: where it is asked, by whom, with what, and what it answers. */
import type { Field } from "@/lib/exchange/api/fields";
import type { ShownOperation } from "@/lib/exchange/api/operations";
import { Section } from "@/components/ui/Section";
import { CodeBlock, Told } from "./Code";

export function OperationView({ operation }: { operation: ShownOperation }) {
  const { name, method, address, summary, about, parameters, body, answer } = operation;
  return (
    <Section id={name} title={<code className="wrap-anywhere">{name}</code>} className="scroll-mt-4">
      <div className="grid gap-4">
        <div className="max-w-measure">
          <p className="t-note">
            <Told>{summary}</Told>
          </p>
          {about && <p className="t-small text-ink-2">{about}</p>}
        </div>
        <CodeBlock>{`${method} ${address}`}</CodeBlock>
        {parameters.length > 0 && <Fields title="In the address and the headers" fields={parameters} />}
        {body && <Fields title="In the body" fields={body.fields} />}
        {body && <Example title="For example" text={body.example} />}
        {answer && (
          <details>
            <summary className="link w-fit py-1">
              What it answers<span className="sr-only"> to {name}</span>
            </summary>
            <div className="mt-2 grid gap-4">
              <Fields title="In the answer" fields={answer.fields} isAnswer />
              <Example title="For example" text={answer.example} />
            </div>
          </details>
        )}
      </div>
    </Section>
  );
}

function Example({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <h3 className="t-meta mb-1 text-ink-3">{title}</h3>
      <CodeBlock>{text}</CodeBlock>
    </div>
  );
}

type FieldsProps = { title: string; fields: readonly Field[]; isAnswer?: boolean };

function Fields({ title, fields, isAnswer = false }: FieldsProps) {
  return (
    <div>
      <h3 className="t-meta mb-1 text-ink-3">{title}</h3>
      <dl>
        {fields.map(({ path, type, isRequired, about }) => (
          <div key={path} className="grid gap-x-6 border-t border-rule py-1.5 md:grid-cols-[18rem_minmax(0,1fr)]">
            <dt className="wrap-anywhere">
              <code>{path}</code>
              {isRequired && !isAnswer && <span className="t-meta ml-2 text-st-contested">required</span>}
            </dt>
            <dd className="t-small min-w-0 wrap-anywhere">
              {about && (
                <p>
                  <Told>{about}</Told>
                </p>
              )}
              <p className="text-ink-2">{type}</p>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
