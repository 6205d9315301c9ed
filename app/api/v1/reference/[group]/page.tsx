import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ApiFrame } from "@/app/api/v1/ApiFrame";
import { OperationView } from "@/components/exchange/api/OperationView";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { Link } from "@/components/ui/Link";
import { operationGroups } from "@/lib/exchange/api/operations";
import { paths } from "@/lib/platform/paths";

type Props = { params: Promise<{ group: string }> };

const found = async ({ params }: Props) => {
  const { group } = await params;
  return operationGroups().find(({ slug }) => slug === group);
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: `API: ${(await found(props))?.name ?? "not here"}` };
}

/** The operations of one group in full. Like the page above it, it is for everybody. */
export default async function ApiGroupPage(props: Props) {
  const group = await found(props);
  if (!group) notFound();
  return (
    <ApiFrame>
      <div className="grid gap-2">
        <Answer>{group.name}</Answer>
        <MetaLine>
          {group.operations.length} operations.{" "}
          <Link className="link" href={paths.api}>
            How they are asked
          </Link>
          , the same for all.
        </MetaLine>
        <nav aria-label="On this page">
          <ul className="flex flex-wrap gap-x-4">
            {group.operations.map(({ name }) => (
              <li key={name}>
                <a className="link inline-block py-1 max-md:py-2" href={`#${name}`}>
                  <code>{name}</code>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      {group.operations.map((operation) => (
        <OperationView key={operation.name} operation={operation} />
      ))}
    </ApiFrame>
  );
}
