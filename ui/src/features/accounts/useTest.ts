/** Tests what stands in the form, saved or not; field faults come back to the fields. */
import { useMutationCommand } from "@/api/commands";
import type { Form } from "./AccountForm";

export function useTest(form: Form, id: string | null) {
  const test = useMutationCommand("accounts.test");
  const run = (region?: string) => {
    form.clearErrors();
    test.mutate({ id: id ?? undefined, form: { ...form.values, region: region ?? form.values.region } }, { onError: (fault) => form.setErrors(fault.fields) });
  };
  return {
    report: test.data,
    testing: test.isPending,
    fault: test.error,
    onTest: () => run(),
    takeRegion: (region: string) => {
      form.setFieldValue("region", region);
      run(region);
    },
  };
}
