//! Secrets as files that only their owner may read: the keeper of the headless program.

use super::{Keeper, Secret, SecretFault, SecretRef, Secrets};
use async_trait::async_trait;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// One file per secret in a directory of mode 0700, each of mode 0600.
#[derive(Clone, Debug)]
pub struct FileSecrets {
    directory: PathBuf,
}

impl FileSecrets {
    /// Secrets in `<data>/secrets`, which is made when the first one is kept.
    pub fn beneath(data: &Path) -> Self {
        Self {
            directory: data.join("secrets"),
        }
    }

    fn path(&self, name: &str) -> Result<PathBuf, SecretFault> {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        if name.is_empty() || !name.chars().all(plain) {
            return Err(SecretFault::NotAReference);
        }
        Ok(self.directory.join(name))
    }

    fn read(&self, name: &str) -> Result<Secret, SecretFault> {
        let mut value = String::new();
        File::open(self.path(name)?)
            .and_then(|mut file| file.read_to_string(&mut value))
            .map_err(|fault| match fault.kind() {
                ErrorKind::NotFound => SecretFault::Missing,
                _ => unavailable(fault),
            })?;
        Ok(Secret::new(value))
    }

    /// Beside and over: a crash leaves the old value or the new one, never half of one.
    fn write(&self, name: &str, value: &Secret) -> Result<(), SecretFault> {
        let path = self.path(name)?;
        let beside = path.with_extension("new");
        owner_only_directory(&self.directory).map_err(unavailable)?;
        let written = owner_only_file(&beside)
            .and_then(|mut file| {
                file.write_all(value.expose().as_bytes())?;
                file.sync_all()
            })
            .and_then(|()| std::fs::rename(&beside, &path));
        written.map_err(unavailable)
    }
}

fn unavailable(fault: std::io::Error) -> SecretFault {
    SecretFault::Unavailable {
        keeper: Keeper::File.as_str(),
        source: Some(Box::new(fault)),
    }
}

fn owner_only_directory(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

fn owner_only_file(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The files are a few bytes on the local disk; still, a disk can hang, so not on the async
/// threads.
async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, SecretFault> + Send + 'static,
) -> Result<T, SecretFault> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|fault| SecretFault::Unavailable {
            keeper: Keeper::File.as_str(),
            source: Some(Box::new(fault)),
        })?
}

#[async_trait]
impl Secrets for FileSecrets {
    async fn get(&self, reference: &SecretRef) -> Result<Secret, SecretFault> {
        let (files, name) = (self.clone(), reference.name.clone());
        off_thread(move || files.read(&name)).await
    }

    async fn set(&self, name: &str, value: Secret) -> Result<SecretRef, SecretFault> {
        let (files, reference) = (self.clone(), SecretRef::new(Keeper::File, name));
        off_thread(move || {
            files.write(&reference.name, &value)?;
            Ok(reference)
        })
        .await
    }

    async fn delete(&self, reference: &SecretRef) -> Result<(), SecretFault> {
        let path = self.path(&reference.name)?;
        off_thread(move || match std::fs::remove_file(path) {
            Err(fault) if fault.kind() != ErrorKind::NotFound => Err(unavailable(fault)),
            _ => Ok(()),
        })
        .await
    }

    fn keeper(&self) -> Keeper {
        Keeper::File
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[tokio::test]
    async fn a_secret_comes_back_and_goes_and_only_its_owner_may_read_it() {
        let data = tempfile::tempdir().unwrap();
        let secrets = FileSecrets::beneath(data.path());
        let reference = secrets
            .set("acc_1-key", Secret::new("first"))
            .await
            .unwrap();
        secrets
            .set("acc_1-key", Secret::new("second"))
            .await
            .unwrap();
        assert_eq!(reference.to_string(), "file:acc_1-key");
        assert_eq!(secrets.get(&reference).await.unwrap().expose(), "second");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &str| {
                let path = data.path().join(path);
                std::fs::metadata(path).unwrap().permissions().mode() & 0o777
            };
            assert_eq!(mode("secrets"), 0o700);
            assert_eq!(mode("secrets/acc_1-key"), 0o600);
        }
        secrets.delete(&reference).await.unwrap();
        secrets.delete(&reference).await.unwrap();
        assert!(matches!(
            secrets.get(&reference).await,
            Err(SecretFault::Missing)
        ));
    }

    #[tokio::test]
    async fn a_name_cannot_leave_the_directory() {
        let data = tempfile::tempdir().unwrap();
        let secrets = FileSecrets::beneath(data.path());
        let fault = secrets.set("../lock", Secret::new("x")).await;
        assert!(matches!(fault, Err(SecretFault::NotAReference)));
    }
}
