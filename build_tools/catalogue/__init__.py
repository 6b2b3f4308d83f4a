"""Descriptions of the data for those who find it by machine: what is there, who publishes it, what its columns mean."""

from build_tools.catalogue._base import LICENCE, Dataset
from build_tools.catalogue.files import DataFile, Format, data_files
from build_tools.catalogue.schema_org import dataset_jsonld, record_jsonld

__all__ = ["LICENCE", "DataFile", "Dataset", "Format", "data_files", "dataset_jsonld", "record_jsonld"]
